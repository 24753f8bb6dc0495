import { createServer } from "node:http";
import { parseArgs } from "node:util";
import { apiKey } from "@better-auth/api-key";
import { betterAuth } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import pg from "pg";

/**
 * better-auth's API key plugin on a plain `node:http` server: its own verification of a key and of one permission. As it comes,
 * but for its rate limit, which would refuse everything after ten calls a day, and its telemetry. With `--deferred` it answers
 * before it has written what it notes of a call, which is its own advice for speed. `--make N` makes keys and prints them.
 */
const { values, positionals } = parseArgs({
  options: { deferred: { type: "boolean", default: false }, make: { type: "string" }, database: { type: "string" } },
  allowPositionals: true,
});
const POOL = 10;
const PERMISSIONS = { payments: ["get"] };

const auth = betterAuth({
  database: new pg.Pool({ connectionString: values.database, max: POOL }),
  baseURL: "http://localhost:3000",
  secret: "of no use to anybody: this database lives for one run",
  telemetry: { enabled: false },
  logger: { disabled: true },
  emailAndPassword: { enabled: true },
  plugins: [apiKey({ rateLimit: { enabled: false }, deferUpdates: values.deferred })],
  ...(values.deferred && { advanced: { backgroundTasks: { handler: (work) => void work.catch(() => undefined) } } }),
});

if (values.make) await make(Number(values.make));
else serve(Number(positionals[0]));

async function make(count) {
  await (await getMigrations(auth.options)).runMigrations();
  const person = { email: "bench@example.com", password: "the load of the house", name: "Bench" };
  const { user } = await auth.api.signUpEmail({ body: person });
  const keys = [];
  while (keys.length < count) {
    const body = { userId: user.id, name: "Bench", permissions: PERMISSIONS, rateLimitEnabled: false };
    keys.push((await auth.api.createApiKey({ body })).key);
  }
  process.stdout.write(JSON.stringify(keys));
  process.exit(0);
}

function serve(port) {
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    const key = /^bearer +(\S+)$/i.exec(request.headers.authorization ?? "")?.[1] ?? "";
    auth.api.verifyApiKey({ body: { key, permissions: PERMISSIONS } }).then(
      ({ valid }) =>
        response.writeHead(valid ? 200 : 401, { "content-type": "application/json" }).end(`{"valid":${valid}}`),
      (error) => response.writeHead(500).end(String(error)),
    );
  });
  server.listen(port, "127.0.0.1");
  process.on("SIGTERM", () => process.exit(0));
}
