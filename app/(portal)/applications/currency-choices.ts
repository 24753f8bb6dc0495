import { CURRENCIES } from "@/lib/kit/currencies";

/** Every currency that can be charged, as data for a picker in the browser. */
export const currencyChoices = () => [...CURRENCIES].map(([code, { name }]) => ({ code, name }));
