/** Puts text on the clipboard. False when the browser has none to offer (no permission, an insecure address). */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
