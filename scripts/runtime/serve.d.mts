/** Runs the server until it ends, or `lost` says that it has to, and answers its exit code. */
export function serve(options: {
  env: Record<string, string | undefined>;
  dev: boolean;
  lost: AbortSignal;
  entry?: string;
}): Promise<number>;
