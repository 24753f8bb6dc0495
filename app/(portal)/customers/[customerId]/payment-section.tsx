import type { ReactNode } from "react";
import { DownloadIcon } from "@/app/_ui/icons";
import { LinkButton } from "@/app/_ui/link-button";
import { Section } from "@/app/_ui/section";

type Props = { exportHref: string; action?: ReactNode; children: ReactNode };

/** The part of the page that lists payments, with the file of all of them and what else can be done there. */
export function PaymentSection({ exportHref, action, children }: Props) {
  return (
    <Section
      title="Payments"
      description="Pending and cancelled payments do not count in the balance."
      actions={
        <>
          {action}
          <LinkButton href={exportHref} download="" size="sm" icon={<DownloadIcon />}>
            Download CSV
          </LinkButton>
        </>
      }
    >
      {children}
    </Section>
  );
}
