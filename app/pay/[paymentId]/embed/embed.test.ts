import { afterAll, describe, expect, test, vi } from "vitest";
import type { CreateLocalProvider } from "@/lib/connectors/conformance-local";
import { createLocalProvider as createEmetec } from "@/lib/connectors/emetec/local-provider";
import { createLocalProvider as createMoneris } from "@/lib/connectors/moneris/local-provider";
import { createLocalProvider as createPaystack } from "@/lib/connectors/paystack/local-provider";
import { refreshPayment } from "@/lib/payments";
import { testDb } from "@/lib/testing";
import { providerRun } from "@/lib/testing/provider-run";
import { openProviderServer } from "@/lib/testing/provider-server";
import { GET } from "./route";

vi.mock("@/lib/connectors/send", async (original) => {
  const { rerouted } = await import("@/lib/testing/provider-server");
  return rerouted(await original<typeof import("@/lib/connectors/send")>());
});
vi.mock("node:dns/promises", async (original) => ({
  ...(await original<typeof import("node:dns/promises")>()),
  lookup: async () => [{ address: "93.184.215.14", family: 4 }],
}));

const db = await testDb();
const server = await openProviderServer();
afterAll(() => server.close());

const arrange = (id: string, createLocalProvider: CreateLocalProvider) =>
  providerRun({ db, server, id, createLocalProvider });

async function visit(address: string | null) {
  const { pathname, href } = new URL(address ?? "");
  const answer = await GET(new Request(href), { params: Promise.resolve({ paymentId: pathname.split("/")[2] ?? "" }) });
  const html = await answer.text();
  const policy = answer.headers.get("content-security-policy") ?? "";
  return { status: answer.status, html, policy, location: answer.headers.get("location") };
}

/** The page of a payment, whatever way to pay is under way. */
async function embedAddress(run: Awaited<ReturnType<typeof arrange>>, paymentId: string): Promise<string> {
  const { redirectUrl } = await run.startAgain(paymentId);
  return String(redirectUrl);
}

describe("the page of Moneris' form", () => {
  test("loads from Moneris' test host alone, by a policy of its own", async () => {
    const run = await arrange("moneris", createMoneris);
    const { redirectUrl } = await run.start();
    const { status, html, policy } = await visit(redirectUrl);
    expect(status).toBe(200);
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "none";
    expect(policy.split("; ")).toEqual([
      "default-src 'none'",
      `script-src 'nonce-${nonce}' https://gatewayt.moneris.com`,
      "style-src 'unsafe-inline' https://gatewayt.moneris.com",
      "img-src 'self' data: https://gatewayt.moneris.com",
      "font-src 'self' https://gatewayt.moneris.com",
      "connect-src https://gatewayt.moneris.com",
      "frame-src https://gatewayt.moneris.com",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self' https:",
    ]);
    const scripts = html.match(/<script[^>]*>/g) ?? [];
    expect(scripts).toHaveLength(3);
    expect(scripts.every((tag) => tag.includes(`nonce="${nonce}"`))).toBe(true);
    expect(html).toContain('src="https://gatewayt.moneris.com/chktv2/js/chkt_v2.00.js"');
    expect(html).toContain('startCheckout("17000000');
    expect(html).toContain("<noscript>");
    expect(html).toContain("Sandbox.");
    expect(html).not.toContain("yesguy-example");
  });

  test("has a nonce of its own each time", async () => {
    const run = await arrange("moneris", createMoneris);
    const { redirectUrl } = await run.start();
    expect((await visit(redirectUrl)).policy).not.toBe((await visit(redirectUrl)).policy);
  });

  test("leads back to the checkout when the payment has ended", async () => {
    const run = await arrange("moneris", createMoneris);
    const { paymentId, redirectUrl } = await run.start();
    await run.payer(redirectUrl, "pays");
    await refreshPayment(run.here, paymentId);
    const { status, location, html } = await visit(redirectUrl);
    expect({ status, html }).toEqual({ status: 303, html: "" });
    expect(location).toMatch(new RegExp(`/pay/${paymentId}\\?expires=\\d+&signature=`));
  });

  test("leads back when the payer was declined, and is there again for the next try", async () => {
    const run = await arrange("moneris", createMoneris);
    const { paymentId, redirectUrl } = await run.start();
    await run.payer(redirectUrl, "is declined");
    await refreshPayment(run.here, paymentId);
    expect((await visit(redirectUrl)).status).toBe(303);
    expect((await visit(await embedAddress(run, paymentId))).status).toBe(200);
  });
});

describe("the page of a widget", () => {
  test("is sealed by the hash the provider gave, and posts to its own address back", async () => {
    const run = await arrange("emetec", createEmetec);
    const { paymentId, redirectUrl } = await run.start();
    const { html, policy } = await visit(redirectUrl);
    expect(policy).toContain("frame-src https://eu-test.oppwa.com;");
    expect(html).toMatch(
      /<script nonce="[^"]+" src="https:\/\/eu-test\.oppwa\.com\/v1\/paymentWidgets\.js\?checkoutId=[\w.-]+" crossorigin="anonymous" integrity="sha384-example">/,
    );
    expect(html).toContain(`/pay/${paymentId}?expires=`);
    expect(html).toContain("&amp;returned=1");
  });

  test("is drawn from what the provider was told, whatever the address says now", async () => {
    const run = await arrange("emetec", createEmetec);
    const { redirectUrl } = await run.start();
    const bent = new URL(redirectUrl ?? "");
    bent.searchParams.set("checkout", "EVIL");
    expect((await visit(bent.href)).html).not.toContain("EVIL");
  });
});

describe("an address", () => {
  test("of a provider with a page of its own leads to the checkout", async () => {
    const run = await arrange("paystack", createPaystack);
    const { paymentId } = await run.start();
    const { embedUrl } = await import("@/lib/payments/checkout-url");
    const { payment } = await run.history(paymentId);
    expect((await visit(embedUrl(paymentId, new Date(payment.expires_at)))).status).toBe(303);
  });

  test.each([
    ["another signature", (href: string) => href.replace(/signature=.{3}/, "signature=xxx")],
    ["no signature", (href: string) => href.replace(/&signature=.*$/, "")],
    ["its signature twice", (href: string) => `${href}&${/signature=.*$/.exec(href)?.[0]}`],
    ["a second end", (href: string) => `${href}&expires=99999999999`],
    ["a later end", (href: string) => href.replace(/expires=\d+/, "expires=99999999999")],
    ["another payment", (href: string) => href.replace(/pay_.{4}/, "pay_ffff")],
    ["no payment", (href: string) => href.replace(/pay_\w+/, "%00")],
  ])("with %s opens nothing", async (_, bent) => {
    const run = await arrange("moneris", createMoneris);
    const { redirectUrl } = await run.start();
    const address = new URL(bent(redirectUrl ?? ""));
    expect(address.href).not.toBe(redirectUrl);
    const { status, html, policy } = await visit(address.href);
    expect(status).toBe(403);
    expect(html).not.toContain("moneris");
    expect(policy).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'",
    );
  });
});
