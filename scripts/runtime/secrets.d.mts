/** The installation's secrets, made once and kept in the data folder. One that the environment names is taken from there. */
export function loadSecrets(
  dataDir: string,
  env: Record<string, string | undefined>,
): Promise<Record<"AUTH_SECRET" | "NEXTAUTH_SECRET" | "TOKEN_PEPPER" | "SEAL_KEY" | "URL_SIGNING_KEY", string>>;
