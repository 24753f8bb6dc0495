"use client";

import { usePathname } from "next/navigation";
import { startTransition } from "react";
import { ChevronsUpDownIcon } from "@/app/_ui/icons";
import { Menu } from "@/app/_ui/menu";
import { MenuLabel, MenuRadio } from "@/app/_ui/menu-items";

export type Company = { id: string; name: string };

type Props = {
  companies: readonly Company[];
  companyId: string;
  action: (form: FormData) => Promise<void>;
};

/** The company whose data is shown, and the way to another one when there is another one. */
export function CompanySwitcher({ companies, companyId, action }: Props) {
  const returnTo = usePathname();
  const current = companies.find(({ id }) => id === companyId);
  if (!current) return null;
  if (companies.length === 1) {
    return (
      <div className="flex h-10 items-center px-2">
        <Name company={current} />
      </div>
    );
  }

  const change = (id: string) => {
    const form = new FormData();
    form.set("companyId", id);
    form.set("returnTo", returnTo);
    startTransition(() => action(form));
  };
  return (
    <Menu
      align="start"
      className="w-54"
      trigger={
        <button
          type="button"
          className="flex h-10 w-full items-center rounded-control px-2 text-left hover:bg-sunken data-[state=open]:bg-sunken"
        >
          <Name company={current} />
          <ChevronsUpDownIcon className="ml-auto text-muted" />
        </button>
      }
    >
      <MenuLabel>Companies</MenuLabel>
      <MenuRadio
        label="Company"
        value={companyId}
        onChange={change}
        options={companies.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Menu>
  );
}

function Name({ company }: { company: Company }) {
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <span
        aria-hidden="true"
        className="grid size-6 shrink-0 place-items-center rounded-control bg-ink text-12 font-semibold text-canvas"
      >
        {company.name.slice(0, 1).toUpperCase()}
      </span>
      <span className="sr-only">Company: </span>
      <span className="truncate font-medium">{company.name}</span>
    </span>
  );
}
