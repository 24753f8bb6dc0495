import { z } from "zod";
import { pool } from "@/db/client";
import { systemCtx } from "@/lib/context";
import { Environment } from "@/lib/kit/zod";
import { applyDelivery } from "./apply-delivery";
import { expirePayments } from "./expire-payments";
import { resolveAttempt, resolveDueAttempts } from "./resolve-attempts";

type Call = { now: Date; requestId: string };

const place = { tenantId: z.string(), companyId: z.string(), environment: Environment };
const ApplyDelivery = z.object({ ...place, deliveryId: z.string() });
const ResolveAttempt = z.object({ ...place, attemptId: z.string() });

export const jobs = {
  async "delivery.apply"(payload: unknown, call: Call): Promise<void> {
    const { deliveryId, ...where } = ApplyDelivery.parse(payload);
    await applyDelivery(systemCtx({ ...where, ...call, label: "Provider callback" }), deliveryId);
  },

  async "attempt.resolve"(payload: unknown, call: Call): Promise<void> {
    const { attemptId, ...where } = ResolveAttempt.parse(payload);
    await resolveAttempt(systemCtx({ ...where, ...call, label: "Attempt look-up" }), attemptId);
  },

  async "attempts.resolve_due"(_payload: unknown, call: Call): Promise<void> {
    await resolveDueAttempts({ ...call, pool: pool() });
  },

  async "payments.expire"(_payload: unknown, call: Call): Promise<void> {
    await expirePayments({ ...call, pool: pool() });
  },
};
