"use client";

import { ErrorNotice } from "./_ui/error-notice";
import { LonePage } from "./_ui/lone-page";
import "./globals.css";

/** Stands in when even the root layout failed, so it brings its own document. */
export default function GlobalError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <html lang="en">
      <body className="font-sans">
        <title>Something went wrong · Portico</title>
        <LonePage title="Something went wrong on our side">
          <ErrorNotice digest={error.digest} retry={retry} />
        </LonePage>
      </body>
    </html>
  );
}
