"use client";

import { useEffect } from "react";

type Props = { paymentId: string; query: string; status: string };

const EVERY_MS = 3000;

/** Looks whether the payment has moved on and then shows the page anew; without scripts the browser reloads by itself. */
export function Watch({ paymentId, query, status }: Props) {
  useEffect(() => {
    const timer = setInterval(async () => {
      if (document.hidden) return;
      const now = await statusOf(`/api/checkout/${paymentId}/status?${query}`);
      if (now !== null && now !== status) window.location.replace(`/pay/${paymentId}?${query}`);
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [paymentId, query, status]);

  return (
    <noscript>
      <meta httpEquiv="refresh" content={`5;url=/pay/${paymentId}?${query}&returned=1`} />
    </noscript>
  );
}

/** Null when nobody answers; the next look may. */
async function statusOf(address: string): Promise<string | null> {
  try {
    const answer = await fetch(address, { cache: "no-store" });
    if (!answer.ok) return null;
    const { data } = await answer.json();
    return typeof data?.status === "string" ? data.status : null;
  } catch {
    return null;
  }
}
