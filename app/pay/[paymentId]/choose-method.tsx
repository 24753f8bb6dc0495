import { Banner } from "@/app/_ui/banner";
import { Button } from "@/app/_ui/button";
import { RadioCards } from "@/app/_ui/choice-field";
import { formatMoney } from "@/lib/kit/money";
import { MethodIcon } from "./method-icon";
import type { Checkout } from "./open-checkout";
import { errorWords, refusalWords } from "./payer-words";

/** The ways to pay as large cards, and the one button. A plain form: nothing here needs a script. */
export function ChooseMethod({ checkout }: { checkout: Checkout }) {
  const { payment, shop, error } = checkout;
  const refusal = payment.lastErrorCode ? refusalWords(payment.lastErrorCode) : null;
  return (
    <section aria-labelledby="stage" className="grid gap-5">
      <h1 id="stage" className="text-20">
        {refusal ? "Try again" : `Pay ${shop.name}`}
      </h1>
      {error && (
        <div role="alert">
          <Banner tone="danger">{errorWords(error)}</Banner>
        </div>
      )}
      {refusal && !error && (
        <div role="alert">
          <Banner tone="warning" title={refusal.title}>
            {refusal.advice}
          </Banner>
        </div>
      )}
      <MethodForm checkout={checkout} />
    </section>
  );
}

/** `without` is the way that is under way already and needs no choosing. */
export function MethodForm({ checkout, without }: { checkout: Checkout; without?: string }) {
  const { payment, shop, query } = checkout;
  const methods = checkout.methods.filter(({ id }) => id !== without);
  if (methods.length === 0) {
    return (
      <Banner tone="warning" title={`${shop.name} offers no way to pay ${payment.currencyCode} at the moment.`}>
        No money was taken. Ask the shop, or come back to this page later: the address stays the same.
      </Banner>
    );
  }
  const money = (minor: number) => formatMoney(BigInt(minor), payment.currencyCode);
  const totals = new Set(methods.map(({ total }) => total));
  const [first] = methods;
  return (
    <form method="post" action={`/api/checkout/${payment.id}/select?${query}`} className="grid gap-5">
      <RadioCards
        field={{ name: "method", label: "How do you want to pay?" }}
        defaultValue={methods[0]?.id}
        options={methods.map(({ id, method, title, description, amount, surcharge, total }) => ({
          value: id,
          label: title,
          icon: <MethodIcon words={`${title} ${method}`} />,
          description:
            surcharge > 0 ? `${description} ${money(amount)} and a surcharge of ${money(surcharge)}.` : description,
          note: surcharge > 0 || totals.size > 1 ? money(total) : undefined,
        }))}
      />
      <Button type="submit" variant="primary" size="lg" className="w-full">
        {totals.size === 1 && first ? `Pay ${money(first.total)}` : "Continue to pay"}
      </Button>
    </form>
  );
}
