import { Banner } from "@/app/_ui/banner";
import { Button } from "@/app/_ui/button";
import { SelectField } from "@/app/_ui/select-field";
import { TextField } from "@/app/_ui/text-field";
import { CURRENCIES } from "@/lib/kit/currencies";
import { REFUSALS, type Refusal } from "@/lib/vouchers/schema";
import type { CustomerPay } from "./open-pay";

const AMOUNT = { name: "amount", label: "Amount", example: "25.00" };
const CURRENCY = { name: "currency", label: "Currency" };
const VOUCHER = {
  name: "voucher",
  label: "Voucher code",
  required: false,
  help: "A voucher that needs no payment is credited at once: leave the amount empty then.",
};

type Wrong = { field: "amount" | "currency" | "voucher" | null; words: string };

const WRONG: Record<string, Wrong> = {
  amount: { field: "amount", words: "An amount above zero in the currency’s own digits, such as 25.00." },
  too_much: { field: "amount", words: "This is more than can be paid at once." },
  currency: { field: "currency", words: "This currency can’t be paid here at the moment. Choose another one." },
  too_often: { field: null, words: "There were too many tries in a short time. Wait a minute and try again." },
  unavailable: { field: null, words: "The payment could not be begun. No money was taken. Try again later." },
};

const isRefusal = (error: string): error is Refusal => Object.hasOwn(REFUSALS, error);

/** What to say about a code of the address; one that nobody gave says the least. */
function wrongOf(error: string): Wrong | undefined {
  const reason = error.replace(/^voucher_/, "");
  if (reason !== error && isRefusal(reason)) return { field: "voucher", words: REFUSALS[reason] };
  return Object.hasOwn(WRONG, error) ? WRONG[error] : WRONG.unavailable;
}

/** How much, and in what. A plain form: nothing here needs a script. */
export function AmountForm({ customer, currencies, balances, typed, error, query }: CustomerPay) {
  const wrong = error === null ? null : wrongOf(error);
  const wordsOf = (field: Wrong["field"]) => (wrong?.field === field ? wrong.words : undefined);
  const first = [typed.currency, ...(balances ?? []).map(({ currencyCode }) => currencyCode), "EUR"].find((code) =>
    currencies.includes(code),
  );
  return (
    <form method="post" action={`/customer/${customer.id}/pay/start?${query}`} className="grid gap-5" noValidate>
      {wrong && (
        <div role="alert">
          <Banner tone="danger">{wrong.field === null ? wrong.words : "Check the marked field."}</Banner>
        </div>
      )}
      <TextField
        field={AMOUNT}
        error={wordsOf("amount")}
        defaultValue={typed.amount}
        inputMode="decimal"
        maxLength={40}
      />
      <SelectField
        field={CURRENCY}
        error={wordsOf("currency")}
        options={currencies.map((code) => ({ value: code, label: `${code} · ${CURRENCIES.get(code)?.name ?? code}` }))}
        defaultValue={first}
      />
      <TextField
        field={VOUCHER}
        error={wordsOf("voucher")}
        defaultValue={typed.voucher}
        maxLength={60}
        autoCapitalize="characters"
        spellCheck={false}
        mono
      />
      <Button type="submit" variant="primary" size="lg" className="w-full">
        Continue to pay
      </Button>
    </form>
  );
}
