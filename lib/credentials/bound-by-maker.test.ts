import { describe, expect, test } from "vitest";
import type { CredentialKind } from "@/db/schema/credentials";
import { type Ctx, transact } from "@/lib/context";
import {
  apiKey,
  application,
  bearerOf,
  callerWith,
  clientToken,
  ownPair,
  PEER,
  testDb,
  twoTenants,
} from "@/lib/testing";
import { admit } from "./admit";
import { boundByMaker } from "./bound-by-maker";
import { revokeCredential } from "./revoke-credential";

const db = await testDb();
const { here, elsewhere } = await twoTenants(db);
const { id: applicationId } = await application(here);
const HOUR_MS = 3_600_000;
const end = new Date(Date.now() + 48 * HOUR_MS);

const enter = (secret: string, kind: CredentialKind = "api_key") =>
  admit(callerWith(db, secret, { accepts: [kind], scope: null }));
const keyed = async (over: object = {}) => enter((await apiKey(here, over)).secret);
const make = (maker: Ctx, over: object = {}) =>
  clientToken(maker, applicationId, { scopes: ["payments.get"], ...over });

describe("a client token that a key makes", () => {
  test("never outlives it: it ends with it or sooner, and a later end is refused at its field", async () => {
    const maker = await keyed({ expiresAt: end.toISOString() });
    const sooner = new Date(end.getTime() - 1);
    expect(await make(maker)).toMatchObject({ expiresAt: end });
    expect(await make(maker, { expiresAt: null })).toMatchObject({ expiresAt: end });
    expect(await make(maker, { expiresAt: end.toISOString() })).toMatchObject({ expiresAt: end });
    expect(await make(maker, { expiresAt: sooner.toISOString() })).toMatchObject({ expiresAt: sooner });
    await expect(make(maker, { expiresAt: new Date(end.getTime() + 1).toISOString() })).rejects.toMatchObject({
      code: "invalid_request",
      fields: { expiresAt: [expect.stringContaining(end.toISOString())] },
    });
  });

  test("works from no address that it does not, and each wider entry is named", async () => {
    const maker = await keyed({ allowedIps: ["203.0.113.0/24", "2001:db8::/32"] });
    for (const over of [{}, { allowedIps: [] }])
      expect(await make(maker, over)).toMatchObject({
        allowedIps: ["203.0.113.0/24", "2001:db8::/32"],
        expiresAt: null,
      });
    const narrow = [`${PEER}/32`, "2001:db8:1::/48"];
    expect(await make(maker, { allowedIps: narrow })).toMatchObject({ allowedIps: narrow });
    const wide = ["203.0.112.0/23", "198.51.100.7/32"];
    await expect(make(maker, { allowedIps: [...narrow, ...wide] })).rejects.toMatchObject({
      fields: { allowedIps: wide.map((one) => expect.stringContaining(`${one} is not within 203.0.113.0/24`)) },
    });
  });

  test("is told all that is wrong with it at once", async () => {
    const maker = await keyed({ expiresAt: end.toISOString(), allowedIps: [PEER] });
    const over = { expiresAt: "2999-01-01T00:00:00Z", allowedIps: ["198.51.100.7"] };
    const { fields } = await make(maker, over).catch((error) => error);
    expect(Object.keys(fields)).toEqual(["expiresAt", "allowedIps"]);
  });

  test("has what bounds it wishes where the key has none, and so has a person's", async () => {
    const over = { expiresAt: "2999-01-01T00:00:00Z", allowedIps: ["198.51.100.7"] };
    for (const maker of [await keyed(), here]) {
      expect(await make(maker)).toMatchObject({ expiresAt: null, allowedIps: [] });
      expect(await make(maker, over)).toMatchObject({
        expiresAt: new Date(over.expiresAt),
        allowedIps: ["198.51.100.7/32"],
      });
    }
  });

  test("is not made once the key has ended, though the call was let in before", async () => {
    const { id, secret } = await apiKey(here);
    const maker = await enter(secret);
    await revokeCredential(here, { id });
    await expect(make(maker)).rejects.toMatchObject({ code: "unauthenticated" });
  });
});

describe("what a bearer makes", () => {
  test("is bounded by the pair it was minted from, not by its own hour", async () => {
    const pair = await ownPair(elsewhere.company, { expiresAt: end.toISOString(), allowedIps: [PEER] });
    const maker = await enter(await bearerOf(db, pair), "merchant_credential");
    const open = { expiresAt: null, allowedIps: [] };
    expect(await transact(maker, (ctx) => boundByMaker(ctx, open))).toEqual({
      expiresAt: end,
      allowedIps: [`${PEER}/32`],
    });
  });
});
