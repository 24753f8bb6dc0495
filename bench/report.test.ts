import { describe, expect, test } from "vitest";
import { judge, judgeTokens, median, ratioOf, type Sample } from "./report.mjs";

const sample = (over: Partial<Sample>): Sample => ({
  name: "product",
  connections: 16,
  round: 1,
  perSecond: 4000,
  p50: 1,
  p99: 2,
  serverCpu: 100,
  postgresCpu: 100,
  driverCpu: 20,
  ...over,
});

describe("median", () => {
  test("is the middle value, or the mean of the two in the middle", () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 7])).toBe(6);
  });
});

describe("ratioOf", () => {
  test("compares within a round, so a slow minute hits both sides", () => {
    const product = [1, 2, 3].map((round) => sample({ round, serverCpu: 70 * round }));
    const baseline = [3, 1, 2].map((round) => sample({ round, serverCpu: 100 * round, name: "baseline" }));
    const rounds = [...product, ...baseline];

    const ratio = ratioOf(rounds, { over: "product", under: "baseline", connections: 16, figure: "serverCpu" });
    expect([ratio.median, ratio.min, ratio.max]).toEqual([0.7, 0.7, 0.7]);
  });
});

describe("judge", () => {
  const measured = (cpu: number, perSecond: number) =>
    [1, 4, 16, 64].flatMap((connections) => [
      sample({ connections, serverCpu: cpu, perSecond }),
      sample({ connections, name: "baseline" }),
      sample({ connections, name: "stock", perSecond: 1000 }),
    ]);

  test("passes what keeps every promise", () => {
    expect(judge(measured(70, 4000)).map(({ passes }) => passes)).toEqual([true, true, true, true, true]);
  });

  test("fails each promise that is broken, and what was not measured", () => {
    expect(judge(measured(80, 3900)).map(({ passes }) => passes)).toEqual([true, false, false, false, false]);
    expect(judge([]).some(({ passes }) => passes)).toBe(false);
  });
});

describe("judgeTokens", () => {
  const verified = (perSecond: number) => [
    sample({ name: "portico", perSecond }),
    sample({ name: "better-auth", perSecond: 1000 }),
    sample({ name: "better-auth, deferred", perSecond: 1100 }),
  ];

  test("asks for eight times the keys, of the plugin in either form", () => {
    expect(judgeTokens(verified(8800)).map(({ passes }) => passes)).toEqual([true, true]);
    expect(judgeTokens(verified(8000)).map(({ passes }) => passes)).toEqual([true, false]);
    expect(judgeTokens(verified(7999)).map(({ passes }) => passes)).toEqual([false, false]);
    expect(judgeTokens([]).some(({ passes }) => passes)).toBe(false);
  });
});
