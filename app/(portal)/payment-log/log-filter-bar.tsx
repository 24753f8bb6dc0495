import { FilterChips } from "@/app/_ui/filter-chips";
import { MoreFilters } from "@/app/_ui/more-filters";
import { SearchForm } from "@/app/_ui/search-form";
import { SelectField } from "@/app/_ui/select-field";
import { DateField } from "@/app/_ui/text-field";
import { isFiltered } from "../list-query";
import { addressOf, type LogFilters } from "./log-query";
import { RESULTS, type Result, VERDICTS } from "./log-words";

type Props = { filters: LogFilters; integrations: readonly { id: string; label: string }[]; zone: string };

const VERDICT_OPTIONS = Object.entries(VERDICTS).map(([value, { word }]) => ({ value, label: word }));
const optional = (name: string, label: string) => ({ name, label, required: false });

/** Search, chips for what became of a message and the rarer filters; all of it lives in the address. */
export function LogFilterBar({ filters, integrations, zone }: Props) {
  const { q, result, ...rest } = filters;
  const chips = [
    { label: "All", href: addressOf({ ...filters, result: undefined }), active: !result },
    ...Object.entries(RESULTS).map(([value, { word }]) => ({
      label: word,
      href: addressOf({ ...filters, result: value as Result }),
      active: result === value,
    })),
  ];
  return (
    <div className="mb-5 grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <SearchForm
          action="/payment-log"
          label="Search by payment reference, provider ID or payer’s e-mail"
          placeholder="Reference, provider ID or e-mail"
          defaultValue={q}
          keep={{ result, ...rest }}
        />
        <FilterChips label="Outcome" chips={chips} clear={isFiltered(filters) ? "/payment-log" : null} />
      </div>
      <MoreFilters
        title="Verdict, integration and dates"
        open={isFiltered(rest)}
        action="/payment-log"
        keep={{ q, result }}
        zone={zone}
      >
        <SelectField
          field={optional("verdict", "Verdict")}
          options={VERDICT_OPTIONS}
          placeholder="Every verdict"
          defaultValue={rest.verdict ?? ""}
          key={`verdict-${rest.verdict}`}
        />
        <SelectField
          field={optional("integration", "Integration")}
          options={integrations.map(({ id, label }) => ({ value: id, label }))}
          placeholder="Every integration"
          defaultValue={rest.integration ?? ""}
          key={`integration-${rest.integration}`}
        />
        <DateField field={optional("from", "From")} defaultValue={rest.from ?? ""} key={`from-${rest.from}`} />
        <DateField field={optional("to", "To")} defaultValue={rest.to ?? ""} key={`to-${rest.to}`} />
      </MoreFilters>
    </div>
  );
}
