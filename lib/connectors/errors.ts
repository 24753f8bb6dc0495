/** The provider understood the request and refused it: final, nothing was collected. */
export class ProviderRejected extends Error {
  override readonly name = "ProviderRejected";
  readonly #answer: unknown;

  constructor(
    readonly code: string,
    readonly status: number,
    answer: unknown,
  ) {
    super(`The provider refused the request (${code}).`);
    this.#answer = answer;
  }

  /** What the provider answered, for the connector that can read it. A private field, so no log ever copies it. */
  get answer(): unknown {
    return this.#answer;
  }
}

/** The request surely did not run: safe to repeat. */
export class ProviderNotProcessed extends Error {
  override readonly name = "ProviderNotProcessed";

  constructor(readonly why: string) {
    super(`The provider did not take the request (${why}).`);
  }
}

/** The request may have run: look it up by our reference before anything else. A time-out is this, never a failure. */
export class ProviderUnknown extends Error {
  override readonly name = "ProviderUnknown";

  constructor(readonly why: string) {
    super(`The provider's answer is not known (${why}).`);
  }
}
