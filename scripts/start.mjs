import { announce } from "./runtime/addresses.mjs";
import { buildWhenStale } from "./runtime/build.mjs";
import { dataDirOf, ensureDataDir } from "./runtime/data-dir.mjs";
import { prepareEnvironment, prepareSecrets } from "./runtime/environment.mjs";
import { installPackages } from "./runtime/install.mjs";
import { requireNode } from "./runtime/node-version.mjs";
import { requirePort } from "./runtime/port.mjs";
import { serve } from "./runtime/serve.mjs";
import { step } from "./runtime/steps.mjs";

const dev = process.argv.includes("--dev");

try {
  process.exitCode = await start();
} catch (error) {
  process.stderr.write(`\n${error.message}\n`);
  process.exitCode = 1;
}

/** Everything between a fresh clone and a running product; what is there already is left as it is. */
async function start() {
  requireNode();
  const port = await requirePort(process.env);
  ensureDataDir(dataDirOf());
  await installPackages();
  if (!dev) await buildWhenStale();

  const env = { ...process.env, NODE_ENV: dev ? "development" : "production", PORT: String(port) };
  env.PUBLIC_URL ||= `http://localhost:${port}`;
  env.NEXTAUTH_URL ||= env.PUBLIC_URL;
  await prepareSecrets(env);
  const lost = new AbortController();
  const release = env.DATABASE_URL
    ? await prepareEnvironment(env)
    : await step("Starting PostgreSQL", () => prepareEnvironment(env, { giveUp: (why) => tell(why, lost) }));
  const withdraw = announce(env);
  try {
    return await serve({ env, dev, lost: lost.signal });
  } finally {
    withdraw();
    await release();
  }
}

function tell(why, lost) {
  process.stderr.write(`\n${why.message}\n`);
  lost.abort();
}
