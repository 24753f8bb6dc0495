// Run as a program of its own: holds a cluster until it is told to stop, or killed.
import { startCluster, startTemporaryCluster } from "../postgres.mjs";

const [dataDir] = process.argv.slice(2);
const { url, pid, stop } =
  dataDir === "temporary" ? await startTemporaryCluster() : await startCluster({ dataDir, sync: false });
process.once("message", () => stop().then(() => process.exit(0)));
process.send?.({ url, pid });
