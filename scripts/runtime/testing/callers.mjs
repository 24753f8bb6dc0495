// Run as a program of its own: CALLERS callers work the database for as long as they are let, and report what became of them.

const CALLERS = 24;
const HUNG_AFTER_MS = 10_000;
const [driver, url] = process.argv.slice(2);
const { default: postgres } = await import(driver);
const sql = postgres(url, { max: 8, backoff: 0.1, connect_timeout: 5, onnotice: () => undefined });
let over = false;
const tally = { done: 0, refused: 0, hung: 0 };

process.on("message", (message) => {
  if (message === "stop") over = true;
  else process.send?.(tally);
});
process.send?.("ready");

await Promise.all(Array.from({ length: CALLERS }, (_, number) => call(number)));
process.send?.(tally, () => process.exit(0));

async function call(number) {
  while (!over) {
    const outcome = await Promise.race([work(number), late()]);
    tally[outcome] += 1;
  }
}

// Every second caller fails on purpose inside its transaction, so that rollbacks wait on the connection.
function work(number) {
  const transaction = sql.begin(async (tx) => {
    await tx`insert into calls (caller) values (${number})`;
    await tx`select pg_sleep(0.002)`;
    if (number % 2 === 0) throw new Error("changed my mind");
    await tx`update calls set caller = ${number} where caller = ${number} and id % 7 = 0`;
  });
  return transaction.then(
    () => "done",
    (error) => (error.message === "changed my mind" ? "done" : pause("refused")),
  );
}

function pause(outcome) {
  return new Promise((resolve) => setTimeout(resolve, 20, outcome));
}

function late() {
  return new Promise((resolve) => setTimeout(resolve, HUNG_AFTER_MS, "hung").unref());
}
