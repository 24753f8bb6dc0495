import type { Decline, ProviderStatus } from "../contract";

type Meaning = { status: ProviderStatus; decline?: Pick<Decline, "class" | "code"> };

const soft = (code: string): Meaning => ({ status: "failed", decline: { class: "soft", code } });
const hard = (code: string): Meaning => ({ status: "failed", decline: { class: "hard", code } });

/** In this order; the first that fits decides. */
const RULES: readonly (readonly [kind: string, shape: RegExp, meaning: Meaning])[] = [
  ["success", /^(?:000\.000\.|000\.100\.1|000\.[36]|000\.400\.1[12]0)/, { status: "succeeded" }],
  ["review", /^(?:000\.400\.0[^3]|000\.400\.100)/, { status: "succeeded" }],
  ["pending", /^000\.200/, { status: "pending" }],
  ["pending_long", /^(?:800\.400\.5|100\.400\.500)/, { status: "processing" }],
  ["communication", /^(?:900\.[1234]00|000\.400\.030)/, { status: "processing" }],
  ["chargeback", /^000\.100\.2/, { status: "processing" }],
  ["threeds", /^(?:000\.400\.1[0-9][1-9]|000\.400\.2|100\.390|800\.400\.2)/, soft("authentication_failed")],
  ["declined", /^(?:800\.[17]00|800\.800\.[123])/, soft("declined")],
  ["system", /^(?:800\.[56]|999\.|600\.1|800\.800\.[84])/, { status: "processing" }],
  ["risk", /^(?:100\.400\.[0-3]|100\.380|100\.370\.100|100\.370\.11)/, hard("risk")],
  ["blocked", /^800\.[32]/, hard("risk")],
  [
    "validation",
    /^(?:600\.[23]|500\.[12]|800\.121|[12]00\.)/,
    { status: "failed", decline: { class: "error", code: "validation" } },
  ],
];

const BANK_DECLINES: Record<string, Meaning> = {
  "800.100.151": hard("invalid_card"),
  "800.100.157": hard("invalid_card"),
  "800.100.159": hard("risk"),
  "800.100.152": soft("do_not_honour"),
  "800.100.155": soft("insufficient_funds"),
  "800.100.203": soft("insufficient_funds"),
};

const ruleOf = (code: string) => RULES.find(([, shape]) => shape.test(code));

/** The platform's own name for a kind of result, or null for a code no rule knows. */
export const kindOf = (code: string): string | null => ruleOf(code)?.[0] ?? null;

/** What a result means for a charge. What no rule knows is a refusal: only what is named a success is one. */
export function meaningOf(code: string): { status: ProviderStatus; decline?: Decline } {
  const { status, decline } = BANK_DECLINES[code] ?? ruleOf(code)?.[2] ?? soft("declined");
  return decline ? { status, decline: { ...decline, rawCode: code } } : { status };
}
