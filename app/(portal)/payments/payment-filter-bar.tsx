import { FilterChips } from "@/app/_ui/filter-chips";
import { MoreFilters } from "@/app/_ui/more-filters";
import { SearchForm } from "@/app/_ui/search-form";
import { SelectField } from "@/app/_ui/select-field";
import { DateField } from "@/app/_ui/text-field";
import { CURRENCIES } from "@/lib/kit/currencies";
import { isFiltered } from "../list-query";
import { STATUS_LABELS } from "../payment-status";
import { addressOf, type PaymentFilters } from "./payment-query";

type Props = {
  filters: PaymentFilters;
  applications: readonly { id: string; name: string }[];
  zone: string;
};

const CURRENCY_OPTIONS = [...CURRENCIES].map(([code, { name }]) => ({ value: code, label: `${code} · ${name}` }));
const optional = (name: string, label: string) => ({ name, label, required: false });

/** Search, status chips and the rarer filters; all of it lives in the address. */
export function PaymentFilterBar({ filters, applications, zone }: Props) {
  const { q, status, ...rest } = filters;
  const chips = [
    { label: "All", href: addressOf({ ...filters, status: undefined }), active: !status },
    ...Object.entries(STATUS_LABELS).map(([value, label]) => ({
      label,
      href: addressOf({ ...filters, status: value as PaymentFilters["status"] }),
      active: status === value,
    })),
  ];
  return (
    <div className="mb-5 grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <SearchForm
          action="/payments"
          label="Search by reference"
          placeholder="Reference starts with…"
          defaultValue={q}
          keep={{ status, ...rest }}
        />
        <FilterChips label="Status" chips={chips} clear={isFiltered(filters) ? "/payments" : null} />
      </div>
      <MoreFilters
        title="Currency, application and dates"
        open={isFiltered(rest)}
        action="/payments"
        keep={{ q, status }}
        zone={zone}
      >
        <SelectField
          field={optional("currency", "Currency")}
          options={CURRENCY_OPTIONS}
          placeholder="Every currency"
          defaultValue={rest.currency ?? ""}
          key={`currency-${rest.currency}`}
        />
        <SelectField
          field={optional("application", "Application")}
          options={applications.map(({ id, name }) => ({ value: id, label: name }))}
          placeholder="Every application"
          defaultValue={rest.application ?? ""}
          key={`application-${rest.application}`}
        />
        <DateField field={optional("from", "From")} defaultValue={rest.from ?? ""} key={`from-${rest.from}`} />
        <DateField field={optional("to", "To")} defaultValue={rest.to ?? ""} key={`to-${rest.to}`} />
      </MoreFilters>
    </div>
  );
}
