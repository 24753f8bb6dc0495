import { BlockList, isIPv4, isIPv6 } from "node:net";
import ipaddr from "ipaddr.js";

/** A range as it is stored, or why the text is none. `changed`: it reads differently from what was typed; `everything`: it is a /0. */
export type Range = { ok: true; range: string; changed: boolean; everything: boolean } | { ok: false; why: string };

/**
 * The one spelling of an address, or null. IPv6 is in the form of RFC 5952, an IPv4 address inside IPv6 is folded to IPv4;
 * zone ids, octal and shortened forms are refused, since two programs would read two addresses in them.
 */
export function canonicalIp(text: string): string | null {
  if (isIPv4(text)) return text;
  if (!isIPv6(text) || text.includes("%") || AMBIGUOUS.test(text)) return null;
  const address = ipaddr.IPv6.parse(text);
  return address.isIPv4MappedAddress() ? address.toIPv4Address().toString() : address.toRFC5952String();
}

/** An IPv4 address behind nothing but `::`. It was one inside IPv6 once and is none any more. */
const AMBIGUOUS = /^::\d+\./;

const NOT_A_RANGE: Range = { ok: false, why: "Give an IP address or a range such as 203.0.113.0/24." };

/** Reads an address or a range and gives its one spelling, always with a mask. A bit set behind the mask is an error, not a guess. */
export function canonicalRange(text: string): Range {
  const [host = "", mask, ...rest] = text.trim().split("/");
  const address = canonicalIp(host);
  if (address === null || rest.length > 0) return NOT_A_RANGE;
  const bits = bitsOf(address);
  const prefix = mask === undefined ? bits : prefixOf(mask, host, bits);
  if (prefix === null) return NOT_A_RANGE;

  const range = `${networkAt(address, prefix)}/${prefix}`;
  if (!range.startsWith(`${address}/`))
    return { ok: false, why: `${host}/${mask} is one address in ${range}. Did you mean ${range}?` };
  return { ok: true, range, changed: range !== text, everything: prefix === 0 };
}

const bitsOf = (address: string) => (isIPv4(address) ? 32 : 128);

/** The mask as a number of bits of the folded address; ::ffff:10.0.0.0/104 is 10.0.0.0/8. */
function prefixOf(mask: string, host: string, bits: number): number | null {
  const folded = bits === 32 && isIPv6(host) ? 96 : 0;
  const prefix = /^(?:0|[1-9]\d{0,2})$/.test(mask) ? Number(mask) - folded : -1;
  return prefix >= 0 && prefix <= bits ? prefix : null;
}

function networkAt(address: string, prefix: number): string {
  const bytes = ipaddr.parse(address).toByteArray();
  const kept = bytes.map((byte, index) => byte & (0xff << Math.min(8, Math.max(0, 8 - (prefix - index * 8)))) & 0xff);
  const network = ipaddr.fromByteArray(kept);
  return network instanceof ipaddr.IPv6 ? network.toRFC5952String() : network.toString();
}

/**
 * The network a peer's tries are counted under: an IPv4 address itself, the /64 of an IPv6 one, since a single line has a whole
 * /64. Peers whose address can't be known are counted together.
 */
export function peerNetwork(ip: string | null): string {
  if (ip === null) return "unknown";
  return isIPv4(ip) ? ip : `${networkAt(ip, 64)}/64`;
}

type Lists = { ipv4: BlockList; ipv6: BlockList };
const MOST_LISTS = 1000;
const known = new Map<string, Lists>();

/** Whether an address lies in one of these canonical ranges. An address that isn't known is in none. */
export function ipInRanges(ip: string | null, ranges: readonly string[]): boolean {
  const address = ip === null ? null : canonicalIp(ip);
  if (address === null || ranges.length === 0) return false;
  const lists = listsOf(ranges);
  return isIPv4(address) ? lists.ipv4.check(address, "ipv4") : lists.ipv6.check(address, "ipv6");
}

/** A list for each family: one `BlockList` for both would let `::/0` hold every IPv4 address. */
function listsOf(ranges: readonly string[]): Lists {
  const key = ranges.join(",");
  const found = known.get(key);
  if (found) return found;
  const lists: Lists = { ipv4: new BlockList(), ipv6: new BlockList() };
  for (const text of ranges) addRange(lists, text);
  if (known.size >= MOST_LISTS) known.clear();
  known.set(key, lists);
  return lists;
}

function addRange(lists: Lists, text: string): void {
  const read = canonicalRange(text);
  if (!read.ok) return;
  const [network = "", prefix] = read.range.split("/");
  const family = isIPv4(network) ? "ipv4" : "ipv6";
  lists[family].addSubnet(network, Number(prefix), family);
}

type Hops = { peer: string | null; forwardedFor: string | null; trusted: readonly string[] };

/**
 * The caller's address. `X-Forwarded-For` counts only when the direct peer is trusted, and is then walked from the right:
 * the first hop that is not trusted is the caller. A hop that can't be read ends the walk with null, which opens no IP list.
 */
export function clientAddress({ peer, forwardedFor, trusted }: Hops): string | null {
  let address = peer === null ? null : canonicalIp(peer);
  const hops = forwardedFor?.trim() ? forwardedFor.split(",") : [];
  while (address !== null && hops.length > 0 && ipInRanges(address, trusted)) {
    address = canonicalIp(hops.pop()?.trim() ?? "");
  }
  return address;
}

/** The ranges of `TRUSTED_PROXIES`, separated by commas or spaces. Throws on a hostname, and on a /0, which would trust every caller. */
export function parseTrustedProxies(text: string): readonly string[] {
  const words = text.split(/[\s,]+/).filter(Boolean);
  return words.map((word) => {
    const read = canonicalRange(word);
    if (!read.ok) throw new Error(`${word}: ${read.why}`);
    if (read.everything) throw new Error(`${word} would let every caller name its own address.`);
    return read.range;
  });
}
