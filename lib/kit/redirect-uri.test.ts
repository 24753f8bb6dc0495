import { describe, expect, test } from "vitest";
import { answerAddress, isRegistered, redirectProblem } from "./redirect-uri";

describe("redirectProblem", () => {
  test.each([
    "https://app.example/back",
    "https://app.example:8443/",
    "http://127.0.0.1:3000/cb",
    "http://localhost/cb?x=1",
  ])("takes %s", (address) => expect(redirectProblem(address)).toBe(null));
  test.each([
    "",
    "/back",
    "app.example/back",
    "http://app.example/back",
    "http://127.0.0.1.evil.example/",
    "javascript:alert(1)",
    "com.example.app:/back",
    "https://app.example/back#",
    "https://app.example/#x",
    "https://user:pass@app.example/",
    "https://*.app.example/",
    "https://app.example/a b",
    "https:\\\\app.example",
    "https:app.example",
    "https:///app.example/back",
    "http://2130706433/cb",
    "http://127.0.0.1.:80/cb",
  ])("refuses %j", (address) => expect(redirectProblem(address)).toEqual(expect.any(String)));
});

describe("isRegistered", () => {
  test("is to the letter, but for the port of one's own machine", () => {
    expect(isRegistered(["https://app.example/back"], "https://app.example/back")).toBe(true);
    for (const other of ["https://app.example/back/", "https://app.example:443/back", "https://APP.example/back"])
      expect(isRegistered(["https://app.example/back"], other)).toBe(false);
    expect(isRegistered(["http://localhost:3000/cb"], "http://localhost:3999/cb")).toBe(true);
    expect(isRegistered(["http://localhost:3000/cb"], "http://localhost:3000@evil.example/cb")).toBe(false);
  });
});

test("answerAddress leaves the address's own query as it was registered", () => {
  const address = answerAddress("https://app.example/back?x=a%20b&flag", { code: "c" }, "https://me.example");
  expect(address).toBe("https://app.example/back?x=a%20b&flag&code=c&iss=https%3A%2F%2Fme.example");
});

test("answerAddress keeps the address's own query and always says who answers", () => {
  const address = answerAddress(
    "https://app.example/back?keep=1",
    { code: "a b&c", state: null },
    "https://me.example",
  );
  expect(address).toBe("https://app.example/back?keep=1&code=a+b%26c&iss=https%3A%2F%2Fme.example");
});
