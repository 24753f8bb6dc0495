import { env } from "@/lib/kit/env";
import { signFields, verifyFields } from "@/lib/kit/sign";

type Where = { tenantId: string; companyId: string };

const PURPOSE = "simulator charge";

/** The address of a charge's test page. Its token can't be guessed and says where the charge lives. */
export function testPageUrl(chargeId: string, { tenantId, companyId }: Where): string {
  const signature = signFields(env().URL_SIGNING_KEY, PURPOSE, chargeId, tenantId, companyId);
  return `${env().PUBLIC_URL}/simulator/${chargeId}?token=${tenantId}.${companyId}.${signature}`;
}

/** Where the charge of a token lives, or null when the token was not made here for this charge. */
export function readTestToken(chargeId: string, token: string): Where | null {
  const [tenantId, companyId, signature, ...rest] = token.split(".");
  if (!tenantId || !companyId || !signature || rest.length > 0) return null;
  const genuine = verifyFields(env().URL_SIGNING_KEY, signature, PURPOSE, chargeId, tenantId, companyId);
  return genuine ? { tenantId, companyId } : null;
}
