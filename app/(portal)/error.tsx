"use client";

import { Card } from "@/app/_ui/card";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { PageHeader } from "@/app/_ui/page-header";

export default function PortalError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <>
      <PageHeader title="Something went wrong on our side" />
      <Card>
        <ErrorNotice digest={error.digest} retry={retry} />
      </Card>
    </>
  );
}
