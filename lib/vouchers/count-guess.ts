import { type Limit, relieve, throttle } from "@/db/throttle";
import type { Ctx } from "@/lib/context";
import { peerNetwork } from "@/lib/kit/ip";

const perCustomer = (customerId: string): Limit => ({
  name: "voucher-customer",
  subject: customerId,
  burst: 10,
  everySeconds: 60,
});
const perAddress = (ip: string | null): Limit => ({
  name: "voucher-ip",
  subject: peerNetwork(ip),
  burst: 30,
  everySeconds: 20,
});

/** Counts a try at a code before it is looked at, per customer's link and per address; too many are rate_limited. */
export async function countGuess({ now, ip, pool }: Ctx, customerId: string): Promise<void> {
  await throttle(perAddress(ip), now, pool);
  await throttle(perCustomer(customerId), now, pool);
}

/** Forgets a customer's tries, after one that was right. Those of the address stay counted. */
export const forgetGuesses = ({ pool }: Ctx, customerId: string): Promise<void> =>
  relieve(perCustomer(customerId), pool);
