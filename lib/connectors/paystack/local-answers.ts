const FEE_PERMILLE = 15;

type Status = "abandoned" | "success" | "failed";
export type Transaction = {
  id: number;
  code: string;
  status: Status;
  reference: string;
  amount: number;
  currency: string;
  email: string;
  refunded: number;
};
export type Refund = { id: number; transaction: Transaction; amount: number; note: string };

const MOMENT = "2026-11-21T01:00:00.000Z";

export const transactionData = ({ id, status, reference, amount, currency, email }: Transaction) => ({
  id,
  domain: "test",
  status,
  reference,
  receipt_number: null,
  amount,
  message: null,
  gateway_response: status === "failed" ? "Insufficient Funds" : "Successful",
  paid_at: status === "success" ? MOMENT : null,
  created_at: MOMENT,
  channel: "card",
  currency,
  ip_address: "203.0.113.5",
  metadata: "",
  log: null,
  fees: status === "success" ? Math.round((amount * FEE_PERMILLE) / 1000) : null,
  fees_split: null,
  authorization: {},
  customer: {
    id: 1,
    first_name: null,
    last_name: null,
    email,
    customer_code: "CUS_example",
    phone: null,
    metadata: null,
    risk_action: "default",
    international_format_phone: null,
  },
  plan: null,
  split: {},
  order_id: null,
  paidAt: status === "success" ? MOMENT : null,
  createdAt: MOMENT,
  requested_amount: amount,
  pos_transaction_data: null,
  source: null,
  fees_breakdown: null,
  connect: null,
  transaction_date: MOMENT,
  plan_object: {},
  subaccount: {},
});

export const refundTold = ({ id, transaction, amount, note }: Refund) => ({
  id,
  status: "processed",
  domain: "test",
  transaction_reference: transaction.reference,
  refund_reference: `TRF_${id}`,
  amount: String(amount),
  currency: transaction.currency,
  merchant_note: note,
});

export const refundListed = ({ id, transaction, amount, note }: Refund) => ({
  id,
  transaction: transaction.id,
  amount,
  currency: transaction.currency,
  status: "pending",
  merchant_note: note,
  domain: "test",
});

const refundFacts = ({ id, transaction, amount, note }: Refund) => ({
  id,
  integration: 100_043,
  domain: "test",
  currency: transaction.currency,
  amount,
  deducted_amount: 0,
  merchant_note: note,
  customer_note: "Given back",
  refunded_by: "shop@example.com",
  createdAt: MOMENT,
});

export const refundCreated = (refund: Refund) => ({
  ...refundFacts(refund),
  status: "pending",
  channel: null,
  fully_deducted: false,
  expected_at: MOMENT,
  updatedAt: MOMENT,
  transaction: {
    id: refund.transaction.id,
    domain: "test",
    reference: refund.transaction.reference,
    amount: refund.transaction.amount,
    paid_at: MOMENT,
    channel: "card",
    currency: refund.transaction.currency,
    authorization: { exp_month: null, exp_year: null, account_name: null },
    customer: { international_format_phone: null },
    plan: {},
    subaccount: { currency: null },
    split: {},
    order_id: null,
    paidAt: MOMENT,
    pos_transaction_data: null,
    source: null,
    fees_breakdown: null,
  },
});

export const refundFetched = (refund: Refund) => ({
  ...refundFacts(refund),
  status: "processed",
  transaction: refund.transaction.id,
  dispute: null,
  settlement: null,
  refunded_at: MOMENT,
  fully_deducted: 0,
  bank_reference: null,
  transaction_reference: refund.transaction.reference,
  reason: "Given back",
  customer: {
    id: 1,
    first_name: "Ada",
    last_name: "Lovelace",
    email: refund.transaction.email,
    customer_code: "CUS_example",
    phone: "",
    metadata: "",
    risk_action: "default",
    international_format_phone: "",
  },
  refund_type: "partial",
  transaction_amount: refund.transaction.amount,
  initiated_by: "shop@example.com",
  refund_channel: "card",
  session_id: null,
  collect_account_number: false,
});
