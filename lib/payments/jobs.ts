import { z } from "zod";
import { pool } from "@/db/client";
import { systemCtx } from "@/lib/context";
import { Environment } from "@/lib/kit/zod";
import { applyDelivery } from "./apply-delivery";
import { expirePayments } from "./expire-payments";
import { learnLateFee } from "./learn-late-fee";
import { resolveAttempt, resolveDueAttempts } from "./resolve-attempts";
import { resolveDueRefunds, resolveRefund } from "./resolve-refunds";

type Call = { now: Date; requestId: string };

const place = { tenantId: z.string(), companyId: z.string(), environment: Environment };
const ApplyDelivery = z.object({ ...place, deliveryId: z.string() });
const ResolveAttempt = z.object({ ...place, attemptId: z.string() });
const LearnFee = z.object({ ...place, attemptId: z.string(), round: z.number().int().min(0) });
const ResolveRefund = z.object({ ...place, refundId: z.string() });

export const jobs = {
  async "delivery.apply"(payload: unknown, call: Call): Promise<void> {
    const { deliveryId, ...where } = ApplyDelivery.parse(payload);
    await applyDelivery(systemCtx({ ...where, ...call, label: "Provider callback" }), deliveryId);
  },

  async "attempt.resolve"(payload: unknown, call: Call): Promise<void> {
    const { attemptId, ...where } = ResolveAttempt.parse(payload);
    await resolveAttempt(systemCtx({ ...where, ...call, label: "Attempt look-up" }), attemptId);
  },

  async "payment.learn_fee"(payload: unknown, call: Call): Promise<void> {
    const { attemptId, round, ...where } = LearnFee.parse(payload);
    await learnLateFee(systemCtx({ ...where, ...call, label: "Fee look-up" }), { attemptId, round });
  },

  async "attempts.resolve_due"(_payload: unknown, call: Call): Promise<void> {
    await resolveDueAttempts({ ...call, pool: pool() });
  },

  async "refund.resolve"(payload: unknown, call: Call): Promise<void> {
    const { refundId, ...where } = ResolveRefund.parse(payload);
    await resolveRefund(systemCtx({ ...where, ...call, label: "Refund look-up" }), refundId);
  },

  async "refunds.resolve_due"(_payload: unknown, call: Call): Promise<void> {
    await resolveDueRefunds({ ...call, pool: pool() });
  },

  async "payments.expire"(_payload: unknown, call: Call): Promise<void> {
    await expirePayments({ ...call, pool: pool() });
  },
};
