/** Runs once, before the first request. Next builds it for another runtime too, and bundles for that one whatever is not inside this very condition. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { open } = await import("./instrumentation-node");
    await open();
  }
}
