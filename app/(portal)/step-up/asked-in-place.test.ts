import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const PORTAL = "app/(portal)";
const read = (path: string) => readFileSync(path, "utf8");
const filesIn = (folder: string, ending: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(ending))
    .map((path) => join(folder, path));

/** How an `actions.ts` says that an action asks the person to show first that it is them. */
const FRESH = /\bfresh\b|\balways\b|\bwhereLive\b|\bexisting\.(?:rotate|revoke)\b/;
/** What sends an action again afterwards; the dialogs do it for whatever they are given. */
const ASKS = /\bwithStepUp\(|<(?:ConfirmDialog|RotateDialog|RotateItem|PairMenu)\b/;

const freshActions = filesIn(PORTAL, "actions.ts").flatMap((path) =>
  [...read(path).matchAll(/export const (\w+) = ([\s\S]*?);\n(?=\n|export |const |$)/g)]
    .filter(([, , made]) => FRESH.test(made ?? ""))
    .map(([, name]) => ({ folder: dirname(path), name: name ?? "" })),
);

const sendersOf = ({ folder, name }: { folder: string; name: string }) =>
  filesIn(folder, ".tsx").filter((path) => new RegExp(`import [^;]*\\b${name}\\b[^;]*actions"`).test(read(path)));

test("there are actions that ask, or this test looks in the wrong place", () => {
  expect(freshActions.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      "updateAction",
      "installAction",
      "rotateTokenAction",
      "deleteKeyAction",
      "setPolicyAction",
    ]),
  );
});

test.each(freshActions)("$name asks in place, wherever it is sent from, and what was typed is kept", (action) => {
  const senders = sendersOf(action);
  expect(senders).not.toEqual([]);
  expect(senders.filter((path) => !ASKS.test(read(path)))).toEqual([]);
});
