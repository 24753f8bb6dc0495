import { ALL_COMPANIES, type Ctx } from "@/lib/context";
import { forbidden, unauthenticated } from "@/lib/kit/errors";
import { type Caller, noteBadKey } from "./caller";
import { judge } from "./judge";
import { type Reason, refusalOf } from "./reasons";
import { noteRefusal, noteUse } from "./usage";

/** One statement finds the credential and answers every question about it; nothing is cached, so a revocation holds at once. */
export async function admit(caller: Caller): Promise<Ctx> {
  const { pool, secretHash, ip, host, accepts, forAffiliates, scope, now } = caller;
  const kinds: string[] = forAffiliates ? [...accepts, "affiliate"] : [...accepts];
  const found = await judge(pool, { hash: secretHash, ip, host, kinds, scope, at: now });
  if (!found) {
    noteBadKey(ip, now);
    throw unauthenticated("unknown");
  }
  const reason = refusalOf(found.checks);
  if (reason) throw refuse(caller, found.credential_id, reason);

  noteUse(found.credential_id, now, ip);
  return {
    pool,
    now,
    ip,
    host,
    requestId: caller.requestId,
    tenantId: found.tenant_id,
    companyId: found.company_id ?? ALL_COMPANIES,
    environment: found.environment,
    principal: {
      kind: "credential",
      id: found.credential_id,
      label: found.label,
      permissions: [],
      scopes: found.scopes,
      applicationId: found.application_id,
    },
  };
}

const DEAD: readonly Reason[] = ["revoked", "disabled", "expired"];

/** The failure a judged caller hears. What is dead looks like what never existed; only the log keeps the difference. */
export function refuse(caller: Caller, credentialId: string, reason: Reason) {
  noteRefusal(credentialId, caller.now, caller.ip, reason);
  if (DEAD.includes(reason)) return unauthenticated(reason);
  const failure = forbidden();
  failure.extra.reason = reason;
  if (reason === "host") failure.extra.about = caller.host;
  if (reason === "scope" || reason === "ceiling") failure.extra.requiredScopes = caller.scope ? [caller.scope] : [];
  return failure;
}
