import type { FormModel } from "./form-model";

type Field = FormModel["fields"][number];

export type TermsValues = { fixed: Record<string, string>; percent: string; deductFees?: boolean };

export type FormValues = {
  mode: "test" | "live" | null;
  label: string;
  settings: Record<string, unknown>;
  currencies: string[];
  terms: TermsValues;
};

/** What a form says, as the server wants it. A secret that is not being typed is not among it. */
export function valuesIn(
  form: FormData,
  model: Pick<FormModel, "fields" | "money" | "asksMode" | "stored">,
): FormValues {
  const mode = model.asksMode && !model.stored ? (textIn(form, "mode") as "test" | "live") : null;
  const settings = model.fields.map((field) => [field.name, settingIn(form, field)]);
  return {
    mode,
    label: textIn(form, "label"),
    settings: Object.fromEntries(settings.filter(([, value]) => value !== undefined)),
    currencies: form.getAll("currencies").map(String),
    terms: termsIn(form, model.money),
  };
}

/** The money rules of a form. */
export function termsIn(form: FormData, money: FormModel["money"]): TermsValues {
  const fixed = [...form.entries()].flatMap(([name, value]) =>
    name.startsWith("fixed.") ? [[name.slice("fixed.".length), String(value).trim()]] : [],
  );
  return {
    fixed: Object.fromEntries(fixed),
    percent: textIn(form, "percent") || "0",
    ...(money?.deductFees && { deductFees: form.get("deductFees") === "yes" }),
  };
}

const textIn = (form: FormData, name: string) => String(form.get(name) ?? "").trim();

function settingIn(form: FormData, { name, kind }: Field): unknown {
  const key = `settings.${name}`;
  if (kind === "checkbox") return form.get(key) === "on";
  if (kind === "checkboxes") return form.getAll(key).map(String);
  if (!form.has(key)) return undefined;
  const text = String(form.get(key) ?? "").trim();
  if (kind === "list")
    return text
      .split(/[\n,;]+/)
      .map((one) => one.trim())
      .filter(Boolean);
  if (kind === "number" && text !== "") return Number(text);
  return text;
}
