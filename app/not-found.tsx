import type { Metadata } from "next";
import { LinkButton } from "./_ui/link-button";
import { LonePage } from "./_ui/lone-page";

export const metadata: Metadata = { title: "Page not found" };

export default function NotFound() {
  return (
    <LonePage
      title="This page doesn’t exist"
      lead="The address may be mistyped, or what it showed was removed or belongs to another company or environment."
    >
      <LinkButton href="/" variant="primary">
        Go to the start page
      </LinkButton>
    </LonePage>
  );
}
