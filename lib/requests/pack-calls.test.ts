import { expect, test } from "vitest";
import { newId } from "@/lib/kit/ids";
import type { NotedRequest } from "./note-request";
import { packCalls } from "./pack-calls";

const call = (over: Partial<NotedRequest> = {}): NotedRequest => ({
  id: newId("req"),
  method: "GET",
  route: "/api/payment",
  status: 200,
  ip: null,
  ms: 1,
  owner: { hash: "a".repeat(64) },
  ...over,
});
const kindsOf = (batch: NotedRequest[]) => JSON.parse(packCalls(batch)[0] ?? "") as Record<string, unknown>[];

test("calls that are alike but for id and duration are told once, and each points at its kind", () => {
  const [first, other, third] = [call(), call({ status: 403, reason: "scope" }), call({ ms: 9 })];
  const [kinds, ids, which, times] = packCalls([first, other, third]);
  expect(JSON.parse(kinds ?? "")).toMatchObject([
    { n: 0, status: 200 },
    { n: 1, status: 403, reason: "scope" },
  ]);
  expect([ids, which, times]).toEqual([`{${[first, other, third].map(({ id }) => id)}}`, "{0,1,0}", "{1,1,9}"]);
});

test.each<[string, Partial<NotedRequest>]>([
  ["method", { method: "POST" }],
  ["route", { route: "/api/payment/{id}" }],
  ["status", { status: 201 }],
  ["reason", { reason: "scope" }],
  ["detail", { detail: "payments.get" }],
  ["origin", { origin: "https://shop.example" }],
  ["address", { ip: "203.0.113.7" }],
  ["bearer", { owner: { hash: "b".repeat(64) } }],
  ["kind of owner", { owner: { client: "a".repeat(64) } }],
])("another %s is another kind", (_, over) => {
  expect(kindsOf([call(), call(over)])).toHaveLength(2);
});

test("words of one field are never taken for another's", () => {
  expect(kindsOf([call({ reason: "a", detail: "b" }), call({ reason: "a,b" }), call({ detail: "a,b" })])).toHaveLength(
    3,
  );
});
