import { expect, test } from "vitest";
import { createTurns } from "./turns";

test("no more than so many run at once, each in its turn, and one that fails makes room too", async () => {
  const turn = createTurns(2);
  let running = 0;
  let most = 0;
  const began: number[] = [];
  const work = (number: number) => async () => {
    began.push(number);
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 5));
    running--;
    if (number % 2 === 0) throw new Error("no");
    return number;
  };
  const all = await Promise.allSettled([1, 2, 3, 4, 5, 6, 7].map((number) => turn(work(number))));
  expect(most).toBe(2);
  expect(began).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(all.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []))).toEqual([1, 3, 5, 7]);
  expect(await turn(async () => "later")).toBe("later");
});
