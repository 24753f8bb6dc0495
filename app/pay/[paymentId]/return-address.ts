type Paid = { id: string; status: string; redirectUrl: string | null };

/** Where the payer goes from here: the merchant's own page, told which payment and how it ended; else the shop's front door. */
export function returnAddress({ id, status, redirectUrl }: Paid, shopUrl: string | null): string | null {
  if (redirectUrl === null || !URL.canParse(redirectUrl)) return shopUrl;
  const address = new URL(redirectUrl);
  address.searchParams.set("payment_id", id);
  address.searchParams.set("status", status);
  return address.href;
}
