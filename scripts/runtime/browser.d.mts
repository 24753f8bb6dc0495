/** What keeps a browser from calling home, and lets root run it. */
export const BROWSER_FLAGS: string[];

/** A Chrome or Chromium of this machine that runs, or null. */
export function findBrowser(env?: Record<string, string | undefined>): string | null;
