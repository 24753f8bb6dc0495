import { EMBED_URL, type Fixtures } from "../conformance";

const reference = "att_0190f0c0a00070008000000000001234";
const checkoutId = "BD1D2F61E0F34AC3B9BA5F0C1A1B6E2D.uat01-vm-tx03";
const entityId = "8a8294174b7ecb28014b9699220015ca";
const key = "000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F";
const query = (name: string) => `/v1/query?entityId=${entityId}&merchantTransactionId=${name}`;
const notFound = { result: { code: "700.400.580", description: "cannot find transaction" } };

/** What the callback below says, before it was encrypted. */
export const message = {
  type: "PAYMENT",
  payload: {
    id: "8ac7a4a08fd5f1f0018fd60000000001",
    paymentType: "DB",
    paymentBrand: "VISA",
    amount: "92.00",
    currency: "USD",
    merchantTransactionId: reference,
    result: { code: "000.100.110", description: "Request successfully processed in test mode" },
  },
};

export const fixtures: Fixtures = {
  settings: { baseUrl: "https://eu-test.oppwa.com", entityId, authorization: "token-example", webhookKey: key },
  otherSettings: {
    baseUrl: "https://eu-test.oppwa.com",
    entityId,
    authorization: "token-example",
    webhookKey: key.toLowerCase().split("").toReversed().join(""),
  },
  start: { reference, method: "card", label: "Order 1001", money: { amount: 9200n, currency: "USD" } },
  started: {
    providerId: reference,
    redirectUrl: `${EMBED_URL}?checkout=${checkoutId}&integrity=sha384-example`,
  },
  findsByReference: false,
  recorded: [
    {
      method: "POST",
      path: "/v1/checkouts",
      answer: { id: checkoutId, integrity: "sha384-example", result: { code: "000.200.100" } },
    },
    {
      method: "GET",
      path: query(reference),
      answer: { result: { code: "000.000.100" }, payments: [message.payload] },
    },
    { method: "GET", path: query("att_unheard_of"), rejected: 404, answer: notFound },
    { method: "GET", path: query(`${reference}.ref_1`), rejected: 404, answer: notFound },
    {
      method: "POST",
      path: "/v1/payments/8ac7a4a08fd5f1f0018fd60000000001",
      holding: "paymentType=RF",
      answer: {
        id: "8ac7a4a08fd5f1f0018fd60000000003",
        referencedId: message.payload.id,
        paymentType: "RF",
        amount: "10.00",
        currency: "USD",
        result: { code: "000.100.110" },
      },
    },
  ],
  callback: {
    headers: {
      "x-initialization-vector": "000102030405060708090A0B",
      "x-authentication-tag": "C0B8AA58B3B1C358D4216CE62035788D",
    },
    body: "3C20A262B580E021AF11D6D2FCAC3639A1FAA544910233135903C7BF664B69D6232A8CC4CEA225F940C54FD5EEE31D5EDF3F50BD6BEEC5BE09A71A2928D3C5DEC00CF758FFF356006539CF009BDB77985DA8F34032217144DF8DFFB51595D7F9898A3888C063F238C8556DF36A59031ED70817C597E71FB874CD79FDB2C4422CD82772B4D1B9A82A2ADB6AF46E9E6EEE149986475679F224F80B9A1694A1888DE7FEF17BA09BEE448502A98E80B0B782ADA8FA41BBCA438C55E8F0F741FD87C3237CBACA3DEDE6F90767E1D58E63F5A6931B8B03517498CB0AB3F9A8252DADC06113E49FC81133157C768938973D5E35CDE0DA07F440FDCC78054549A9CE27F061B481E4BDA93D5D14BA0174D1585666A394BABFEFE8E4DC024A0971639A9A3F6470AA68D7AAAA72B0414727",
    eventId: `${message.payload.id}:000.100.110`,
    at: "2026-11-20T12:00:00Z",
  },
  refund: {
    money: { amount: 1000n, currency: "USD" },
    refundReference: "ref_1",
    expected: { providerId: "8ac7a4a08fd5f1f0018fd60000000003", status: "succeeded" },
  },
  live: {
    settings: { baseUrl: "https://eu-prod.oppwa.com", entityId, authorization: "token-example", webhookKey: key },
    field: "baseUrl",
  },
};
