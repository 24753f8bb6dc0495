import { describe, expect, test, vi } from "vitest";
import { conflict, forbidden, invalid, notFound } from "@/lib/kit/errors";
import { orPage } from "./or-page";

const statusOf = (error: Error) =>
  orPage(async () => {
    throw error;
  }).catch((thrown: unknown) => (thrown instanceof Error && "digest" in thrown ? thrown.digest : thrown));

vi.stubEnv("__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS", "true");

describe("an action without a place for errors", () => {
  test("answers 403 to whom it does not let, and 404 to who asks for what is not theirs or is nothing", async () => {
    expect(await statusOf(forbidden())).toBe("NEXT_HTTP_ERROR_FALLBACK;403");
    for (const error of [notFound("Company"), invalid({ environment: ["?"] }), conflict("late")])
      expect(await statusOf(error)).toBe("NEXT_HTTP_ERROR_FALLBACK;404");
  });

  test("lets a bug be one, and a result through", async () => {
    const bug = new Error("bug");
    expect(await statusOf(bug)).toBe(bug);
    expect(await orPage(async () => 1)).toBe(1);
  });
});
