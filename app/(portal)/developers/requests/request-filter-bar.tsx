import { FilterChips } from "@/app/_ui/filter-chips";
import { MoreFilters } from "@/app/_ui/more-filters";
import { SearchForm } from "@/app/_ui/search-form";
import { SelectField } from "@/app/_ui/select-field";
import type { listCallers } from "@/lib/requests";
import { isFiltered } from "../../list-query";
import { addressOf, ENDPOINTS, type RequestFilters } from "./request-query";
import { KINDS, OUTCOMES } from "./request-words";

type Props = { filters: RequestFilters; callers: Awaited<ReturnType<typeof listCallers>> };

const CHIPS = [
  { label: "All", result: undefined },
  ...Object.entries(OUTCOMES).map(([result, { word }]) => ({ label: word, result })),
  { label: "From a browser", result: "browser" },
];
const optional = (name: string, label: string) => ({ name, label, required: false });

/** Search by id, chips for what became of a call and the rarer filters; all of it lives in the address. */
export function RequestFilterBar({ filters, callers }: Props) {
  const { q, result, credential, endpoint } = filters;
  const chips = CHIPS.map(({ label, result: one }) => ({
    label,
    href: addressOf({ ...filters, result: one as RequestFilters["result"] }),
    active: result === one,
  }));
  return (
    <div className="mb-5 grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <SearchForm
          action="/developers/requests"
          label="Find by request ID"
          placeholder="X-Request-Id or correlationId"
          defaultValue={q}
          keep={{ result, credential, endpoint }}
        />
        <FilterChips label="Result" chips={chips} clear={isFiltered(filters) ? "/developers/requests" : null} />
      </div>
      <MoreFilters
        title="Credential and endpoint"
        open={isFiltered({ credential, endpoint })}
        action="/developers/requests"
        keep={{ q, result }}
      >
        <SelectField
          field={optional("credential", "Credential")}
          options={callers.map(({ id, kind, label, hint }) => ({
            value: id,
            label: `${label} · ${KINDS[kind]} ${hint}…`,
          }))}
          placeholder="Every credential"
          defaultValue={credential ?? ""}
          key={`credential-${credential}`}
        />
        <SelectField
          field={optional("endpoint", "Endpoint")}
          options={ENDPOINTS.map((one) => ({ value: one, label: one }))}
          placeholder="Every endpoint"
          defaultValue={endpoint ?? ""}
          key={`endpoint-${endpoint}`}
        />
      </MoreFilters>
    </div>
  );
}
