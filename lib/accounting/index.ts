export { connectBooks } from "./connect-books";
export { disconnectBooks } from "./disconnect-books";
export { finishConnect } from "./finish-connect";
export { type BooksView, getBooks } from "./list-entries";
export { retryEntry } from "./retry-entry";
export { tellBooks } from "./tell-books";
