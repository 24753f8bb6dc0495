import NextForm from "next/form";
import { buttonClass } from "@/app/_ui/button-class";
import { FilterChips } from "@/app/_ui/filter-chips";
import { ChevronDownIcon } from "@/app/_ui/icons";
import { SearchForm } from "@/app/_ui/search-form";
import { SelectField } from "@/app/_ui/select-field";
import { DateField } from "@/app/_ui/text-field";
import { addressOf, isFiltered, type LogFilters } from "./log-query";
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
      <details open={isFiltered(rest)} className="group">
        <summary className="inline-flex list-none items-center gap-1 rounded-control text-13 text-muted hover:text-ink [&::-webkit-details-marker]:hidden">
          <ChevronDownIcon className="size-3.5 -rotate-90 transition-transform group-open:rotate-0" />
          Verdict, integration and dates
        </summary>
        <NextForm
          action="/payment-log"
          prefetch={false}
          className="mt-3 grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-5"
        >
          {q && <input type="hidden" name="q" value={q} />}
          {result && <input type="hidden" name="result" value={result} />}
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
          <button type="submit" className={buttonClass("secondary")}>
            Apply
          </button>
        </NextForm>
        <p className="mt-2 text-12 text-muted">Days are those of {zone}; both are included.</p>
      </details>
    </div>
  );
}
