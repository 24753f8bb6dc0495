import { env } from "@/lib/kit/env";
import type { Environment } from "@/lib/kit/zod";

/** Where the platform itself is; the operator names the resellers' hosts that this installation trusts besides. */
const PLATFORM = "oppwa.com";

/**
 * The hosts an account may be at in one environment: the platform's and those in `OPPWA_HOSTS`, with every name below them.
 * Not any host a merchant types: its script runs in a page of ours, within reach of everybody's portal.
 */
export function hostsIn(environment: Environment): RegExp {
  const names = [PLATFORM, ...env().OPPWA_HOSTS].map((name) => name.replaceAll(".", "\\."));
  const test = environment === "sandbox" ? "(?=[^/]*test)" : "(?![^/]*test)";
  return new RegExp(`^https://${test}(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)*(?:${names.join("|")})$`);
}

/** What is wrong with an address, or null. */
export function wrongHost(baseUrl: string, environment: Environment): string | null {
  if (hostsIn(environment).test(baseUrl)) return null;
  const other = environment === "sandbox" ? "production" : "sandbox";
  if (!hostsIn(other).test(baseUrl)) {
    return "This host is not trusted here. It must be one of oppwa.com, or one that the operator of this installation has named in OPPWA_HOSTS.";
  }
  return environment === "sandbox" ? "A sandbox’s host has “test” in its name." : "This is a test host.";
}
