import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { checkHouse } from "./house/check-house";
import { edgesOf, readSources } from "./house/sources";

const sources = readSources(fileURLToPath(new URL("..", import.meta.url)));

describe("the house", () => {
  test("was read whole, so that the next test can't pass over nothing", () => {
    expect(sources.size).toBeGreaterThan(150);
    expect(edgesOf(sources).length).toBeGreaterThan(sources.size);
    expect([...sources.keys()]).toEqual(
      expect.arrayContaining(["lib/context.ts", "db/client.ts", "lib/kit/errors.ts"]),
    );
  });

  test("keeps every rule that no linter can say", () => {
    const broken = checkHouse(sources).map(({ rule, file, line, says }) => `${rule}: ${file}:${line} ${says}`);
    expect(broken).toEqual([]);
  });
});
