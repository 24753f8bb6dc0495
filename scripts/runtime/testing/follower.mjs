// Run as a program of its own: stays until the process that started it is gone, and says so.
import { whenParentIsGone } from "../parent.mjs";

whenParentIsGone(() => {
  process.stdout.write("alone\n");
  process.exit(0);
});
setTimeout(() => process.exit(1), 15_000);
process.stdout.write("running\n");
