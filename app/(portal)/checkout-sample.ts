import { env } from "@/lib/kit/env";

/** The first call a merchant's server makes, ready to paste into a shell that has the `.env` block loaded. */
export const checkoutSample = (clientId: string | null): string => `curl ${env().PUBLIC_URL}/api/payment/checkout \\
  -H "Authorization: Bearer $PAYMENT_CLIENT_TOKEN" \\
  -H "Content-Type: application/json" \\
  -H "Idempotency-Key: order-1001" \\
  -d '{
    "amount": 2500,
    "currencyCode": "EUR",
    "reference": "ORDER-1001",
    "referenceLabel": "Order 1001",
    "clientId": "${clientId ?? "YOUR_CLIENT_ID"}"
  }'`;
