import { LinkButton } from "@/app/_ui/link-button";
import { PageHeader } from "@/app/_ui/page-header";

export default function PortalNotFound() {
  return (
    <>
      <PageHeader
        title="This page doesn’t exist here"
        purpose="The address may be mistyped, what it showed may be gone or belong to another company or environment, or your role doesn’t open it."
      />
      <LinkButton href="/" variant="primary">
        Go to Home
      </LinkButton>
    </>
  );
}
