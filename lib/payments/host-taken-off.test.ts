import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createLocalProvider } from "@/lib/connectors/emetec/local-provider";
import { listInstalled, requireIntegration, testIntegration } from "@/lib/integrations";
import { testDb } from "@/lib/testing";
import { type ProviderRun, providerRun } from "@/lib/testing/provider-run";
import { openProviderServer } from "@/lib/testing/provider-server";
import { embedOf } from "./embed";
import { instructionsFor } from "./instructions";
import { refreshPayment } from "./refresh-payment";
import { refundPayment } from "./refund-payment";
import { startAttempt } from "./start-attempt";

const HOST = "pay-test.reseller.example";
const named = vi.hoisted((): string[] => []);
vi.mock("@/lib/kit/env", async (original) => {
  const { env, ...rest } = await original<typeof import("@/lib/kit/env")>();
  return { ...rest, env: () => ({ ...env(), OPPWA_HOSTS: named }) };
});
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

/** Emetec as it is, at a host that only the operator can let in. */
const atReseller = () => {
  const local = createLocalProvider();
  return { ...local, settings: { ...local.settings, baseUrl: `https://${HOST}` } };
};

let run: ProviderRun;
beforeEach(async () => {
  named.splice(0, 1, "reseller.example");
  run = await providerRun({ db, server, id: "emetec", createLocalProvider: atReseller });
});
afterEach(() => run.forgetQueue());
const takeHostOff = () => named.splice(0);
const refundsOf = (paymentId: string) => db.owner`select status, code from refunds where payment_id = ${paymentId}`;

async function paid(): Promise<string> {
  const { paymentId, redirectUrl } = await run.start();
  await run.postEach(await run.payer(redirectUrl, "pays"), 1);
  await run.runQueue();
  expect((await run.history(paymentId)).payment.status).toBe("succeeded");
  return paymentId;
}

describe("an integration whose host the operator has taken off the list", () => {
  test("is not available to a payer who picks it, and another way to pay can be picked", async () => {
    const paymentId = await run.createPayment();
    takeHostOff();
    const told = await startAttempt(run.here, { paymentId, method: run.method });
    expect(told).toMatchObject({ status: "failed", code: "provider_unavailable", redirectUrl: null });
    expect((await run.history(paymentId)).payment.status).toBe("requires_payment_method");
    const [provider = "", method = ""] = run.method.split(".");
    const asked = instructionsFor(run.here, { paymentId, provider, method });
    await expect(asked).rejects.toMatchObject({ code: "provider_unavailable" });
  });

  test("loads nothing from that host for a payer who is on its form already", async () => {
    const { paymentId } = await run.start();
    expect(await embedOf(run.here, paymentId)).not.toBeNull();
    takeHostOff();
    expect(await embedOf(run.here, paymentId)).toBeNull();
    expect((await refreshPayment(run.here, paymentId)).status).toBe("processing");
    await run.runQueue(600);
    expect((await run.history(paymentId)).payment.status).toBe("processing");
  });

  test("is still believed when it tells of a payment, since that needs no call", async () => {
    const { paymentId, redirectUrl } = await run.start();
    const callbacks = await run.payer(redirectUrl, "pays");
    takeHostOff();
    await run.postEach(callbacks, 1);
    await run.runQueue();
    expect((await run.history(paymentId)).payment.status).toBe("succeeded");
  });

  test("gives nothing back and leaves the amount to be given back", async () => {
    const paymentId = await paid();
    takeHostOff();
    await refundPayment(run.here, { paymentId, reason: "", idempotencyKey: null });
    expect(await refundsOf(paymentId)).toEqual([{ status: "failed", code: "provider_unavailable" }]);
    named.push("reseller.example");
    await refundPayment(run.at(60), { paymentId, reason: "", idempotencyKey: null });
    expect((await refundsOf(paymentId)).map(({ status }) => status).sort()).toEqual(["failed", "succeeded"]);
  });

  test("is shown as failing with the reason, and as working again when the host is back", async () => {
    const { id } = run.integration;
    takeHostOff();
    expect((await listInstalled(run.here)).find((one) => one.id === id)?.trouble).toContain("OPPWA_HOSTS");
    expect((await requireIntegration(run.here, { id })).trouble).toContain("OPPWA_HOSTS");
    const { error } = await testIntegration(run.here, { id, connectorId: "emetec" });
    expect(error).toContain("OPPWA_HOSTS");
    expect((await requireIntegration(run.here, { id })).testError).toBe(error);
    named.push("reseller.example");
    expect((await requireIntegration(run.here, { id })).trouble).toBeNull();
    expect((await testIntegration(run.here, { id, connectorId: "emetec" })).error).toBeNull();
  });
});
