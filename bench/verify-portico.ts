import { createServer } from "node:http";
import { admit, callerOf } from "@/lib/credentials";
import { AppError } from "@/lib/kit/errors";

/**
 * The product's verification of a bearer and nothing else, on a plain `node:http` server: the same two verbs that stand in
 * front of every endpoint, with the rate limit, the address, the host and the scope they judge.
 */
const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
  verify(request.headers.authorization ?? null, request.socket.remoteAddress ?? null).then(
    (status) => response.writeHead(status, { "content-type": "application/json" }).end(`{"valid":${status === 200}}`),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});
const [, , port] = process.argv;
server.listen(Number(port), "127.0.0.1");
process.on("SIGTERM", () => process.exit(0));

async function verify(authorization: string | null, ip: string | null): Promise<number> {
  const call = { authorization, ip, host: "localhost:3000", now: new Date(), requestId: "req_bench" };
  try {
    await admit(callerOf({ ...call, accepts: ["api_key"], scope: "payments.get" }));
    return 200;
  } catch (error) {
    if (error instanceof AppError) return 401;
    throw error;
  }
}
