/**
 * A host as it is kept and compared: in lower case, without the dot of the DNS root, and without a port that goes without
 * saying. One that a caller wrote otherwise would be nobody's, and no rule of the host's owner would hold.
 */
export const canonicalHost = (host: string): string =>
  host
    .toLowerCase()
    .replace(/\.(?=:|$)/, "")
    .replace(/:(?:80|443)?$/, "");
