import { describe, expect, test } from "vitest";
import { rateWords, trendOf, volumeWords } from "./trend-words";

const euros = (amount: bigint) => ({ currencyCode: "EUR", amount });

describe("a sum's trend", () => {
  test.each([
    [1250n, "25% more than in the 30 days before"],
    [999n, "0.1% less than in the 30 days before"],
    [1000n, "As much as in the 30 days before"],
    [-500n, "150% less than in the 30 days before"],
  ])("of %s after 1,000 is told as %s", (amount, words) => {
    expect(volumeWords(trendOf(euros(amount), [{ currencyCode: "USD", amount: 7n }, euros(1000n)]))).toBe(words);
  });

  test("claims no growth from nothing", () => {
    expect(volumeWords(trendOf(euros(5n), []))).toBe("Nothing in the 30 days before");
    expect(volumeWords(trendOf(euros(5n), [euros(-10n)]))).toBe("Nothing in the 30 days before");
  });
});

describe("a rate's trend", () => {
  test.each([
    [{ succeeded: 9, failed: 1 }, "10 points higher than in the 30 days before"],
    [{ succeeded: 79, failed: 21 }, "1 point lower than in the 30 days before"],
    [{ succeeded: 4, failed: 1 }, "As high as in the 30 days before"],
  ])("of %j after four in five", (now, words) => {
    expect(rateWords({ ...now, before: { succeeded: 8, failed: 2 } })).toBe(words);
  });

  test("is not told while one of the periods has no rate", () => {
    expect(rateWords({ succeeded: 1, failed: 0, before: null })).toBeNull();
    expect(rateWords({ succeeded: 1, failed: 0, before: { succeeded: 0, failed: 0 } })).toBeNull();
    expect(rateWords({ succeeded: 0, failed: 0, before: { succeeded: 1, failed: 0 } })).toBeNull();
  });
});
