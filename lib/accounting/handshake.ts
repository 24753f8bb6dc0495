import { createHash } from "node:crypto";
import { env } from "@/lib/kit/env";

/** The field a handshake's verifier is sealed for. */
export const VERIFIER = "verifier";

/** Where the provider's page sends people back to. */
export const connectedUrl = (): string => `${env().PUBLIC_URL}/setup/integrations/connected`;

/** A state is kept by its hash alone. */
export const stateHashOf = (state: string): string => createHash("sha256").update(state).digest("hex");
