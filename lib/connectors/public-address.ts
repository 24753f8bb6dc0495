import { isIPv4 } from "node:net";
import { canonicalIp, ipInRanges } from "@/lib/kit/ip";

const NOT_PUBLIC_4 = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
];
const PUBLIC_6 = ["2000::/3"];
const NOT_PUBLIC_6 = ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"];

/** Whether an address belongs to the public internet: not this machine, not its network, not a tunnel back into it. */
export function isPublicAddress(text: string): boolean {
  const address = canonicalIp(text);
  if (address === null) return false;
  if (isIPv4(address)) return !ipInRanges(address, NOT_PUBLIC_4);
  return ipInRanges(address, PUBLIC_6) && !ipInRanges(address, NOT_PUBLIC_6);
}
