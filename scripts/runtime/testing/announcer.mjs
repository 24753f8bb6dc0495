// Run as a program of its own: is a product that answers at a port, until it is told to stop, or killed.
import { announce } from "../addresses.mjs";

const [DATA_DIR, PORT] = process.argv.slice(2);
const withdraw = announce({ DATA_DIR, PORT, PUBLIC_URL: `http://localhost:${PORT}` });
process.once("message", () => {
  withdraw();
  process.exit(0);
});
process.send?.("announced");
