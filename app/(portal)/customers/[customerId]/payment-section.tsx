import type { ReactNode } from "react";
import { DownloadIcon } from "@/app/_ui/icons";
import { LinkButton } from "@/app/_ui/link-button";
import { Section } from "@/app/_ui/section";

/** The part of the page that lists payments, with the file of all of them. */
export function PaymentSection({ exportHref, children }: { exportHref: string; children: ReactNode }) {
  return (
    <Section
      title="Payments"
      description="Pending and cancelled payments do not count in the balance."
      actions={
        <LinkButton href={exportHref} download="" size="sm" icon={<DownloadIcon />}>
          Download CSV
        </LinkButton>
      }
    >
      {children}
    </Section>
  );
}
