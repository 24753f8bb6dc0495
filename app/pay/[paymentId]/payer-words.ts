type Words = { title: string; advice: string };

const AGAIN = "No money was taken. Try again, or choose another way to pay.";

const REFUSALS: Record<string, Words> = {
  canceled: { title: "You went back without paying.", advice: "No money was taken. You can still pay below." },
  superseded: { title: "You chose another way to pay.", advice: "No money was taken. You can still pay below." },
  insufficient_funds: { title: "There was not enough money on the account.", advice: AGAIN },
  do_not_honour: {
    title: "Your bank declined the payment.",
    advice: "No money was taken. Ask your bank, try again, or choose another way to pay.",
  },
  invalid_card: { title: "The card or its details are not valid.", advice: AGAIN },
  provider_unavailable: {
    title: "The payment service could not be reached.",
    advice: "No money was taken. Try again in a minute, or choose another way to pay.",
  },
};

/** Why the last try did not work, for the person who pays: whether money moved, and what to do. */
export const refusalWords = (code: string): Words =>
  REFUSALS[code] ?? { title: "The payment was declined.", advice: AGAIN };

const ERRORS: Record<string, string> = {
  invalid_request: "Choose one of the ways to pay below.",
  conflict:
    "This payment is being paid in another place at this moment. Wait a little, then look here again before you pay.",
  provider_unavailable: "The payment service could not be reached. No money was taken. Try again in a minute.",
  rate_limited: "That was too fast. Wait a minute, then try again.",
};

/** What went wrong with the form, by the code the endpoint gave. */
export const errorWords = (code: string): string =>
  ERRORS[code] ??
  "The payment could not be started because something went wrong on our side. Nothing was taken by it. Try again.";
