import { Banner } from "@/app/_ui/banner";
import { Time } from "@/app/_ui/time";
import type { Principal } from "@/lib/context";
import type { findAffiliate } from "@/lib/tenants";
import type { Clock } from "../../credentials/credential-cells";
import { LeaveAffiliate } from "./merchant-credentials/leave-affiliate";

type Affiliate = NonNullable<Awaited<ReturnType<typeof findAffiliate>>>;

type Props = Clock & { affiliate: Affiliate; principal: Principal };

/** Who manages this merchant, and the most its credentials may do. The affiliate sees the same. */
export function AffiliateLimit({ affiliate, principal, now, zone }: Props) {
  const { affiliateId, name, ceiling, since } = affiliate;
  const mayLeave = principal.permissions.includes("member:manage") && !principal.companyIds;
  return (
    <div className="mb-6">
      <Banner title={`${name} manages this account as its affiliate`}>
        Since <Time at={since} now={now} zone={zone} format="day" />. <LimitWords ceiling={ceiling} />
        {mayLeave && (
          <div className="mt-3">
            <LeaveAffiliate affiliate={{ affiliateId, name }} />
          </div>
        )}
      </Banner>
    </div>
  );
}

function LimitWords({ ceiling }: { ceiling: readonly string[] | null }) {
  if (ceiling === null || ceiling.includes("*")) return "It sets no limit on what your credentials may do.";
  if (ceiling.length === 0) return "It allows your credentials nothing at the moment: every call they make is refused.";
  return (
    <>
      It lets your credentials do no more than:{" "}
      {ceiling.map((scope, place) => (
        <span key={scope}>
          {place > 0 && ", "}
          <code className="text-12">{scope}</code>
        </span>
      ))}
      . Anything else is refused.
    </>
  );
}
