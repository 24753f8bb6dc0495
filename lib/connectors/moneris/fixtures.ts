import { EMBED_URL, type Fixtures } from "../conformance";

const reference = "att_0190f0c0a00070008000000000001234";
const ticket = "1700000000aBcDeFgHiJkLmNoPqRsTuVwXyZ";
const path = "/chktv2/request/request.php";

export const fixtures: Fixtures = {
  settings: { storeId: "monca00001", signature: "yesguy-example", checkoutId: "chktEXAMPLEtore1" },
  otherSettings: { storeId: "monca00002", signature: "somebody-elses", checkoutId: "chktOTHERtore2" },
  start: { reference, method: "card", label: "Order 1001", money: { amount: 2500n, currency: "CAD" } },
  started: { providerId: ticket, redirectUrl: EMBED_URL },
  findsByReference: false,
  recorded: [
    { method: "POST", path, holding: '"preload"', answer: { response: { success: "true", ticket } } },
    {
      method: "POST",
      path,
      holding: '"receipt"',
      answer: {
        response: {
          success: "true",
          request: { txn_total: "25.00", ticket, order_no: reference },
          receipt: {
            result: "a",
            cc: {
              order_no: reference,
              cust_id: null,
              transaction_no: "74502-0_715",
              reference_no: "660148420010124780",
              transaction_code: "00",
              amount: "25.00",
              response_code: "027",
              iso_response_code: "01",
              approval_code: "113542",
              card_type: "V",
              first6last4: "424242***4242",
              expiry_date: "0129",
            },
          },
        },
      },
    },
    {
      method: "POST",
      path: "/gateway2/servlet/MpgRequest",
      at: "gateway",
      holding: "<txn_number>74502-0_715</txn_number>",
      answer: `<?xml version="1.0" standalone="yes"?><response><receipt><ReceiptId>${reference}</ReceiptId><ReferenceNum>660148420010124790</ReferenceNum><ResponseCode>027</ResponseCode><ISO>01</ISO><AuthCode>000000</AuthCode><TransTime>10:20:30</TransTime><TransDate>2026-11-20</TransDate><TransType>04</TransType><Complete>true</Complete><Message>APPROVED           *                    =</Message><TransAmount>5.00</TransAmount><CardType>V</CardType><TransID>74503-1_715</TransID><TimedOut>false</TimedOut><BankTotals>null</BankTotals><Ticket>null</Ticket></receipt></response>`,
    },
  ],
  callback: null,
  refund: {
    money: { amount: 500n, currency: "CAD" },
    refundReference: "ref_1",
    expected: { providerId: "74503-1_715", status: "succeeded" },
  },
};
