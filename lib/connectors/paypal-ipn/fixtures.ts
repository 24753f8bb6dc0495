import type { Fixtures } from "../conformance";

const sendMoney =
  "mc_gross=25.00&protection_eligibility=Ineligible&payer_id=EXAMPLEPAYER1&payment_date=15%3A08%3A10+Nov+20%2C+2026+PST&payment_status=Completed&charset=windows-1252&first_name=J%FCrgen&mc_fee=1.03&notify_version=3.9&custom=company%3A7&payer_status=verified&business=billing%40example.test&verify_sign=AExampleSign&payer_email=juergen%40example.test&txn_id=8XY12345AB678901C&payment_type=instant&last_name=M%FCller&receiver_email=billing%40example.test&payment_fee=&receiver_id=EXAMPLERCV001&txn_type=send_money&mc_currency=EUR&residence_country=DE&test_ipn=1&payment_gross=&ipn_track_id=abc123def4567";

/** Notifications as PayPal writes them; the people and numbers are made up. */
export const messages = {
  sendMoney,
  massPay:
    "txn_type=masspay&payment_status=Processed&payment_date=10%3A00%3A00+Nov+20%2C+2026+PST&payer_email=partner%40example.test&payer_id=EXAMPLEPAYER2&charset=UTF-8&notify_version=3.9&verify_sign=AExampleSign2&first_name=Part&last_name=Ner&payer_status=verified&residence_country=GB&receiver_email_1=billing%40example.test&mc_currency_1=USD&masspay_txn_id_1=1AA11111BB222222C&unique_id_1=inv-77&status_1=Completed&mc_gross_1=120.00&mc_fee_1=0.25&receiver_email_2=other%40example.test&mc_currency_2=USD&masspay_txn_id_2=2AA11111BB222222C&unique_id_2=inv-78&status_2=Unclaimed&mc_gross_2=80.00&mc_fee_2=0.25&ipn_track_id=abc123def4568&test_ipn=1",
  reversal:
    "mc_gross=-25.00&mc_fee=-1.03&mc_currency=EUR&payment_status=Reversed&reason_code=chargeback&parent_txn_id=8XY12345AB678901C&txn_id=9ZZ12345AB678901D&receiver_email=billing%40example.test&payer_email=juergen%40example.test&charset=windows-1252&notify_version=3.9&verify_sign=AExampleSign3&test_ipn=1&ipn_track_id=abc123def4569",
};

export const fixtures: Fixtures = {
  settings: { paymentTypes: ["mass_pay", "send_money"], verifyTransaction: true, addresses: ["billing@example.test"] },
  otherSettings: { paymentTypes: ["send_money"], verifyTransaction: true, addresses: ["someone@example.test"] },
  start: null,
  started: { providerId: "8XY12345AB678901C", redirectUrl: null },
  recorded: [],
  callback: {
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: sendMoney,
    eventId: "8XY12345AB678901C:completed",
    at: "2026-11-21T12:00:00Z",
  },
};
