import { once } from "node:events";
import net from "node:net";
import { describe, expect, test } from "vitest";
import { freePort, requirePort } from "./port.mjs";

describe("requirePort", () => {
  test("gives the port that was asked for when it is free", async () => {
    const port = await freePort();
    expect(await requirePort({ PORT: String(port) })).toBe(port);
  });

  test("says who has a port that is taken, and what to type instead", async () => {
    const server = net.createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as net.AddressInfo;

    const refusal = requirePort({ PORT: String(port) });
    await expect(refusal).rejects.toThrow(`Port ${port} is in use`);
    await expect(refusal).rejects.toThrow(`PORT=${port + 1} npm start`);
    server.close();
  });

  test("waits for a server that is closing", async () => {
    const server = net.createServer().listen(0);
    await once(server, "listening");
    const { port } = server.address() as net.AddressInfo;
    setTimeout(() => server.close(), 300);
    expect(await requirePort({ PORT: String(port) })).toBe(port);
  });

  test.each(["0", "65536", "eighty", "3000.5"])("refuses %s", async (PORT) => {
    await expect(requirePort({ PORT })).rejects.toThrow(/number from 1 to 65535/);
  });
});
