export { describeDemo } from "./describe-demo";
export { prepareDatabase } from "./prepare-database";
