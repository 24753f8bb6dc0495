import type { Money } from "@/lib/kit/money";

/** What opens somebody's books. The refresh token is used once: what comes with the answer takes its place. */
export type BookTokens = { access: string; refresh: string; expiresInSeconds: number };

/** One set of books that the person who connected may write to. `connectionId` is what ends the connection. */
export type Organisation = { id: string; name: string; connectionId: string };

/** An open door to one set of books. */
export type BookSession = { access: string; organisationId: string };

/** What a line of an entry is for; the settings say which account that is. */
export type BookPurpose = "sales" | "surcharge" | "fee";

/** Money that came in at a provider or went out there. `reference` is ours and makes telling it twice harmless. */
export type BookEntry = {
  reference: string;
  at: Date;
  direction: "in" | "out";
  /** A payment of a payer, which books that keep invoices show as one. */
  isSale: boolean;
  description: string;
  contact: string;
  /** Of one currency, at least one, all more than nothing. */
  lines: readonly { purpose: BookPurpose; description: string; money: Money }[];
};

/** What an entry is called in the books, part by part, such as `invoice` and `payment`. */
export type Booked = Record<string, string>;

/** How an entry stands there: `settled` is paid or posted, `void` was undone by somebody in the books. */
export type BookStatus = "open" | "settled" | "void";
