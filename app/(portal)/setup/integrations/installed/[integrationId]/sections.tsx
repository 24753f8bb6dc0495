import type { Ctx } from "@/lib/context";
import type { formOf, listDeliveriesOf, requireIntegration } from "@/lib/integrations";
import { Books } from "./books";
import { Deliveries } from "./deliveries";
import { Facts } from "./facts";
import { TermsHistory } from "./terms-history";

type Props = {
  ctx: Ctx;
  integration: Awaited<ReturnType<typeof requireIntegration>>;
  deliveries: Awaited<ReturnType<typeof listDeliveriesOf>>;
  form: ReturnType<typeof formOf>;
  zone: string;
};

/** What there is to know of an installed integration, as far as its service has it. */
export function Sections({ ctx, integration, deliveries, form, zone }: Props) {
  const { now } = ctx;
  return (
    <>
      <Facts integration={integration} form={form} last={deliveries[0]} now={now} zone={zone} />
      {form.money && <TermsHistory history={integration.termsHistory} money={form.money} now={now} zone={zone} />}
      {integration.category === "Accounting" && <Books ctx={ctx} id={integration.id} zone={zone} />}
      {form.callback && <Deliveries deliveries={deliveries} now={now} zone={zone} />}
    </>
  );
}
