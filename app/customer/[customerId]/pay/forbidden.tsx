import type { Metadata } from "next";
import { LonePage } from "@/app/_ui/lone-page";

export const metadata: Metadata = { title: "This payment link doesn’t work" };

export default function CustomerPayForbidden() {
  return (
    <LonePage
      title="This payment link doesn’t work"
      lead="It may be cut off or changed, or its time has run out. Opening it took no money. Open the link exactly as you got it, or ask whoever sent it for a new one."
    />
  );
}
