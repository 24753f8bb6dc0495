import { Card } from "@/app/_ui/card";
import { CURRENCIES } from "@/lib/kit/currencies";
import { toMajor } from "@/lib/kit/money";
import type { balancesOf } from "@/lib/ledger";
import { MoneyText } from "../../money-text";
import { DebitLimit } from "./debit-limit";

type Balances = Awaited<ReturnType<typeof balancesOf>>;
type Props = { customerId: string; balances: Balances; canAdjust: boolean };

/** Every currency that can be written down, by its code. */
export const currencyOptions = () =>
  [...CURRENCIES].map(([value, { name }]) => ({ value, label: `${value} · ${name}` }));

/** What a customer has with the company or owes, and how far they may go. */
export function Balances({ customerId, balances, canAdjust }: Props) {
  const limits = Object.fromEntries(
    balances.map(({ currencyCode, debitLimit }) => [currencyCode, toMajor(debitLimit, currencyCode)]),
  );
  const limit = (
    <DebitLimit
      customerId={customerId}
      currencies={currencyOptions()}
      currency={balances[0]?.currencyCode ?? "EUR"}
      limits={limits}
    />
  );
  return (
    <Card title="Balance" actions={canAdjust && limit}>
      {balances.length === 0 && (
        <p className="text-muted">Nothing yet. The first completed payment opens an account.</p>
      )}
      <dl className="grid gap-x-10 gap-y-5 sm:grid-cols-2 lg:grid-cols-3">
        {balances.map(({ currencyCode, balance, debitLimit, isPrepaid }) => (
          <div key={currencyCode}>
            <dt className="text-13 text-muted">{currencyCode}</dt>
            <dd className="mt-0.5">
              <MoneyText amount={balance} currency={currencyCode} className="block text-20 font-semibold" />
              <span className="text-13 text-muted">
                {isPrepaid ? (
                  "Pays ahead, debit limit 0"
                ) : (
                  <>
                    Pays afterwards, debit limit <MoneyText amount={debitLimit} currency={currencyCode} className="" />
                  </>
                )}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
