import { describe, expect, test } from "vitest";
import type { Page, PageAsk } from "@/lib/kit/page";
import {
  accessToken,
  affiliateOf,
  apiKey,
  application,
  clientToken,
  merchantPair,
  ownPair,
  testDb,
  twoTenants,
} from "@/lib/testing";
import { countLiveTokens } from "./count-live-tokens";
import { findApiKey } from "./find-api-key";
import { listAccessTokens } from "./list-access-tokens";
import { listApiKeys } from "./list-api-keys";
import { listMerchantCredentials } from "./list-merchant-credentials";
import { listMerchantCredentialsOfMine } from "./list-merchant-credentials-of-mine";
import { listTokensOfApplication } from "./list-tokens-of-application";
import { revokeCredential } from "./revoke-credential";

const db = await testDb();
const { here } = await twoTenants(db);
const app = await application(here);

/** As many more rows like this one, all of one millisecond or each of another: the worst and the best a page can meet. */
const copies = (id: string, count: number) => db.owner`
  insert into credentials select (jsonb_populate_record(c, jsonb_build_object(
    'id', c.id || lpad(n::text, 6, '0'), 'secret_hash', c.secret_hash || n, 'created_at', c.created_at - (n / 2) * interval '1 ms',
    'public_id', case when c.public_id is null then null else gen_random_uuid()::text end))).*
  from credentials c, generate_series(1, ${count}) n where c.id = ${id}`;

type Row = { id: string };

/** Every row from the newest to the oldest page, and back again. */
async function walk(
  list: (ask: PageAsk) => Promise<Page<Row>>,
): Promise<{ down: string[]; up: string[]; sizes: number[] }> {
  const pages: Page<Row>[] = [];
  for (let ask: PageAsk | null = {}; ask; ) {
    const page: Page<Row> = await list(ask);
    pages.push(page);
    ask = page.nextCursor ? { cursor: page.nextCursor } : null;
  }
  const back: Page<Row>[] = [];
  for (let at = pages.at(-1)?.previousCursor ?? null; at !== null; ) {
    const page: Page<Row> = await list({ newerThan: at });
    back.unshift(page);
    at = page.previousCursor;
  }
  const ids = (all: readonly Page<Row>[]) => all.flatMap(({ data }) => data.map(({ id }) => id));
  return { down: ids(pages), up: [...ids(back), ...ids(pages.slice(-1))], sizes: pages.map(({ data }) => data.length) };
}

async function expectWhole(list: (ask: PageAsk) => Promise<Page<Row>>, count: number) {
  const { down, up, sizes } = await walk(list);
  expect(down).toHaveLength(count);
  expect(new Set(down).size).toBe(count);
  expect(up).toEqual(down);
  expect(Math.max(...sizes)).toBe(50);
}

describe("a list of credentials shows every one, page by page and back,", () => {
  test("of a payment application", async () => {
    const { id } = await clientToken(here, app.id);
    await copies(id, 229);
    await expectWhole((ask) => listTokensOfApplication(here, { id: app.id, limit: 50, ...ask }), 230);
    expect(await countLiveTokens(here, app.id)).toBe(230);
    await revokeCredential(here, { id });
    expect(await countLiveTokens(here, app.id)).toBe(229);
  });

  test("of the CRM", async () => {
    await copies((await accessToken(here)).id, 520);
    await expectWhole((ask) => listAccessTokens(here, ask), 521);
  });

  test("of an account's keys, each of which is found by its id too", async () => {
    const { id } = await apiKey(here);
    await copies(id, 520);
    await expectWhole((ask) => listApiKeys(here, ask), 521);
    expect(await findApiKey(here, { id })).toMatchObject({ id, mode: "Sandbox" });
    expect(await findApiKey(here, { id: "crd_nobody" })).toBeNull();
  });

  test("of an account's pairs", async () => {
    await copies((await ownPair(here)).id, 520);
    await expectWhole((ask) => listMerchantCredentialsOfMine(here, ask), 521);
  });
});

test("an affiliate is told of every pair it made, however many there are", async () => {
  const affiliate = await affiliateOf(here, here.tenantId);
  await copies((await merchantPair(affiliate, here.tenantId)).id, 1_199);
  const all = await listMerchantCredentials(affiliate);
  expect(new Set(all.map(({ clientId }) => clientId)).size).toBe(1_200);
});

test.each([["older"], ["'; --"], ["AAAA"]])("the page %j is refused by its name", async (cursor) => {
  await expect(listAccessTokens(here, { cursor })).rejects.toMatchObject({ fields: { cursor: expect.any(Array) } });
});
