import { unstable_doesMiddlewareMatch } from "next/experimental/testing/server";
import { NextRequest } from "next/server";
import { afterEach, describe, expect, test, vi } from "vitest";

/** The settings are read once per process, so each installation is a fresh one. */
async function visit(path: string, settings: Record<string, string> = {}) {
  vi.resetModules();
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  const { proxy } = await import("./proxy");
  const headers = { "x-nonce": "mine", "x-portico-path": "/evil" };
  const response = proxy(new NextRequest(`http://localhost:3000${path}`, { headers }));
  const { headers: answer, status } = response;
  const text = await response.text();
  const directives = (answer.get("content-security-policy") ?? "").split("; ").map((one) => one.split(" "));
  const policy: Record<string, string[]> = Object.fromEntries(
    directives.map(([name = "", ...values]) => [name, values]),
  );
  return { answer, status, text, policy, passed: (name: string) => answer.get(`x-middleware-request-${name}`) };
}

afterEach(() => vi.unstubAllEnvs());

describe("every page", () => {
  test("runs only scripts with this answer's nonce, and is framed by nobody", async () => {
    const { policy, passed, answer } = await visit("/payments");
    expect(policy["script-src"]).toEqual([`'nonce-${passed("x-nonce")}'`, "'strict-dynamic'"]);
    expect(policy["frame-ancestors"]).toEqual(["'none'"]);
    expect(policy["object-src"]).toEqual(["'none'"]);
    expect(policy["base-uri"]).toEqual(["'none'"]);
    expect(answer.get("x-frame-options")).toBe("DENY");
    expect(answer.get("x-content-type-options")).toBe("nosniff");
  });

  test("gets a nonce of its own, never the visitor's", async () => {
    const nonces = [await visit("/a"), await visit("/a")].map(({ passed }) => passed("x-nonce"));
    expect(new Set([...nonces, "mine"]).size).toBe(3);
  });

  test("learns its own path from us", async () => {
    expect((await visit("/payments?page=2")).passed("x-portico-path")).toBe("/payments?page=2");
  });

  test("sends its address to no other origin, and still posts forms under its own name", async () => {
    expect((await visit("/pay/pay_1?signature=x")).answer.get("referrer-policy")).toBe("same-origin");
  });

  test("may evaluate text in development only", async () => {
    expect((await visit("/", { NODE_ENV: "development" })).policy["script-src"]).toContain("'unsafe-eval'");
    expect((await visit("/", { NODE_ENV: "production" })).policy["script-src"]).not.toContain("'unsafe-eval'");
  });

  test("insists on https where there is https", async () => {
    const secure = await visit("/", { PUBLIC_URL: "https://pay.example" });
    expect(secure.answer.get("strict-transport-security")).toContain("max-age=31536000");
    expect(secure.policy).toHaveProperty("upgrade-insecure-requests");
    expect(
      (await visit("/", { PUBLIC_URL: "http://localhost:3000" })).answer.get("strict-transport-security"),
    ).toBeNull();
  });
});

describe("the page that holds a provider's form", () => {
  test("brings its own policy, and everything else from here", async () => {
    const { answer } = await visit("/pay/pay_1/embed?expires=1&signature=x");
    expect(answer.get("content-security-policy")).toBeNull();
    expect(answer.get("x-frame-options")).toBe("DENY");
  });

  test.each(["/pay/pay_1", "/pay/pay_1/embed/more", "/pay/embed", "/payments/pay_1/embed", "/pay/pay_1/x/embed"])(
    "is not %s, which keeps the usual policy",
    async (path) => {
      expect((await visit(path)).policy["default-src"]).toEqual(["'self'"]);
    },
  );
});

describe("a payer's page", () => {
  const soon = new Date(Date.now() + 60_000);
  const open = async (change: (query: URLSearchParams) => void, expiresAt = soon) => {
    const { checkoutSignature } = await import("./lib/kit/checkout-signature");
    const expires = String(Math.ceil(expiresAt.getTime() / 1000));
    const query = new URLSearchParams({ expires, signature: checkoutSignature("pay_1", expires) });
    change(query);
    const { answer, status, text } = await visit(`/pay/pay_1?${query}`);
    return { answer, status, text };
  };

  test("opens by its own address, whatever is added to it", async () => {
    expect((await open((query) => query.append("returned", "1"))).status).toBe(200);
  });

  test.each<[string, (query: URLSearchParams) => void]>([
    ["changed", (query) => query.set("expires", `${Number(query.get("expires")) + 1}`)],
    ["cut off", (query) => query.delete("signature")],
    ["doubled", (query) => query.append("expires", query.get("expires") ?? "")],
  ])("says without any script that an address which was %s opens nothing", async (_, change) => {
    const { status, text, answer } = await open(change);
    expect(status).toBe(403);
    expect(text).toContain("<h1>This checkout link doesn’t work</h1>");
    expect(answer.get("content-security-policy")).toContain("frame-ancestors 'none'");
  });

  test("says so too when its time has run out", async () => {
    expect((await open((query) => query.sort(), new Date(Date.now() - 1000))).status).toBe(403);
  });
});

describe("a form that is posted to a page", () => {
  const posted = async (headers: Record<string, string>, method = "POST") => {
    const { proxy } = await import("./proxy");
    const request = new NextRequest("http://portico.example/payments", { method, headers });
    return proxy(request).status;
  };
  const host = "portico.example";

  test.each(["https://evil.example", "null", "nonsense", "http://portico.example:81"])(
    "is refused when it comes from %j, as an action and as a form",
    async (origin) => {
      expect(await posted({ origin, host, "next-action": "00" })).toBe(403);
      expect(await posted({ origin, host, "content-type": "multipart/form-data; boundary=x" })).toBe(403);
      expect(await posted({ origin, host }, "GET")).toBe(200);
    },
  );

  test("is taken from our own pages; without an origin the action itself decides", async () => {
    expect(await posted({ origin: "http://portico.example", host, "next-action": "00" })).toBe(200);
    expect(await posted({ host, "next-action": "00" })).toBe(200);
  });
});

describe("what Next could take for an action", () => {
  const isSeen = async (path: string, headers: Record<string, string>) => {
    const { config } = await import("./proxy");
    return unstable_doesMiddlewareMatch({ config, url: path, headers });
  };

  test.each(["/payments", "/oauth2/nothing", "/pay-api/nothing", "/connectors/nothing"])(
    "is seen at %s",
    async (path) => {
      expect(await isSeen(path, { "next-action": "00" })).toBe(true);
      expect(await isSeen(path, { "content-type": "multipart/form-data; boundary=x" })).toBe(true);
    },
  );

  test("is no call of an interface, which programs make from wherever they are", async () => {
    for (const path of ["/oauth2/token", "/api/payment/checkout", "/pay-api/v1/merchants/tokens"]) {
      expect(await isSeen(path, { "content-type": "application/x-www-form-urlencoded" })).toBe(false);
      expect(await isSeen(path, { "content-type": "application/json" })).toBe(false);
    }
  });
});

describe("the base of the CRM API", () => {
  const asked = async (path: string, accept: string) => {
    const { proxy } = await import("./proxy");
    const headers = proxy(new NextRequest(`http://localhost:3000${path}`, { headers: { accept } })).headers;
    return headers.get("x-middleware-rewrite");
  };

  test.each(["text/html,application/xhtml+xml,*/*;q=0.8", "*/*", "text/html, application/json", ""])(
    "is a page for whoever accepts %j",
    async (accept) => {
      expect(await asked("/api/integration/crm", accept)).toBeNull();
    },
  );

  test("is the OpenAPI document for a program that asks for JSON, and nothing else is", async () => {
    expect(await asked("/api/integration/crm", "application/json")).toMatch(/\/api\/integration\/crm\/openapi\.json$/);
    expect(await asked("/payments", "application/json")).toBeNull();
  });
});

describe("a form", () => {
  test.each(["/", "/sign-in", "/payments", "/payment", "/paypal/"])("stays here when it is on %s", async (path) => {
    expect((await visit(path)).policy["form-action"]).toEqual(["'self'"]);
  });

  test("may lead the payer on to a provider from the hosted checkout, over https", async () => {
    const { policy } = await visit("/pay/pay_1", { PUBLIC_URL: "https://pay.example" });
    expect(policy["form-action"]).toEqual(["'self'", "https:"]);
  });

  test("may lead a person back to the app they answered, also one on their own machine", async () => {
    const { policy } = await visit("/consent?client_id=x", { PUBLIC_URL: "https://pay.example" });
    expect(policy["form-action"]).toEqual(["'self'", "https:", "http://127.0.0.1:*", "http://localhost:*"]);
    expect(policy).not.toHaveProperty("upgrade-insecure-requests");
    expect((await visit("/consent/x", { PUBLIC_URL: "https://pay.example" })).policy["form-action"]).toEqual([
      "'self'",
    ]);
  });
});
