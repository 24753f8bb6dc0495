"use client";

import { ErrorNotice } from "@/app/_ui/error-notice";
import { LonePage } from "@/app/_ui/lone-page";

export default function CustomerPayError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <LonePage title="This page can’t be shown right now">
      <ErrorNotice digest={error.digest} retry={retry} />
    </LonePage>
  );
}
