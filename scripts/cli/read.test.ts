import { describe, expect, test } from "vitest";
import { COMMANDS } from "./commands";
import { type Read, readCommand } from "./read";
import { Usage } from "./usage";

const issue = (...words: string[]): Read | null => readCommand(["credential", "issue", ...words], COMMANDS);
const refusal = (read: () => unknown): string => {
  try {
    read();
  } catch (error) {
    if (error instanceof Usage) return error.message;
    throw error;
  }
  throw new Error("nothing was refused");
};

describe("the command line", () => {
  test.each(["constructor", "toString", "__proto__", "hasOwnProperty", "tenant", ""])("knows no command %j", (name) => {
    expect(readCommand(name === "" ? [] : [name], COMMANDS)).toBeNull();
  });

  test.each(["ip", "constructor", "__proto__"])("refuses the option --%s and names the ones there are", (key) => {
    const words = refusal(() => issue(`--${key}`, "203.0.113.7"));
    expect(words).toContain(`--${key} is not an option of "credential issue"`);
    expect(words).toMatch(/--kind, .*--ips, .*--json\.$/);
  });

  test("adds up a list that is given more than once", () => {
    const read = issue("--ips", "203.0.113.7,203.0.113.8", "--ips=2001:db8::1");
    expect(read?.options).toEqual({ ips: "203.0.113.7,203.0.113.8,2001:db8::1" });
  });

  test("refuses anything else that is given more than once", () => {
    expect(refusal(() => issue("--label", "a", "--label", "b"))).toBe("--label is given more than once");
    expect(refusal(() => issue("--json", "--json"))).toBe("--json is given more than once");
  });

  test.each([
    [["--ips", ""]],
    [["--ips="]],
    [["--ips", " , "]],
    [["--ips"]],
    [["--ips", "--json"]],
    [["--label", " "]],
    [["--ips", "203.0.113.7", "--ips", ""]],
  ])("refuses %j, because nothing is not a value", (words) => {
    expect(refusal(() => issue(...words))).toMatch(/^--(ips|label) needs a value$/);
  });

  test("turns a switch on by its name, off by false, and takes nothing else for it", () => {
    expect(issue("--confirm-everywhere", "--json")).toMatchObject({
      options: { "confirm-everywhere": "true" },
      asJson: true,
    });
    expect(issue("--confirm-everywhere", "false")?.options).toEqual({ "confirm-everywhere": "false" });
    expect(refusal(() => issue("--confirm-everywhere=maybe"))).toContain("is a switch");
    expect(refusal(() => issue("--confirm-everywhere", "maybe"))).toContain('What is "maybe"?');
  });

  test.each(Object.entries(COMMANDS))("says in its help what %s takes, and takes what it says", (_, command) => {
    const said = [...command.usage.matchAll(/--([a-z-]+)/g)].map(([, name]) => name);
    expect(said.toSorted()).toEqual(Object.keys(command.options).toSorted());
  });
});
