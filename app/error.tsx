"use client";

import { ErrorNotice } from "./_ui/error-notice";
import { LonePage } from "./_ui/lone-page";

export default function ErrorPage({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <LonePage title="Something went wrong on our side">
      <ErrorNotice digest={error.digest} retry={retry} />
    </LonePage>
  );
}
