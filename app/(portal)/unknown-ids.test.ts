import { describe, expect, test } from "vitest";
import { deleteApplication, requireApplication, rotateWebhookSecret, updateApplication } from "@/lib/applications";
import { ApplicationId, UpdateApplication } from "@/lib/applications/schema";
import {
  createClientToken,
  createMerchantCredential,
  deleteApiKey,
  deleteMerchantCredential,
  disableCredential,
  enableCredential,
  revokeCredential,
  rotateCredential,
  setAffiliateCeiling,
  updateAccessToken,
} from "@/lib/credentials";
import {
  CreateClientToken,
  CreateMerchantCredential,
  CredentialId,
  DeleteApiKey,
  RotateCredential,
  SetAffiliateCeiling,
  UpdateAccessToken,
} from "@/lib/credentials/schema";
import { getRequest } from "@/lib/requests";
import { addMember, createAffiliateLink, createUser, deleteDomain, updateDomain } from "@/lib/tenants";
import { AddMember, CreateAffiliateLink, DomainId, UpdateDomain } from "@/lib/tenants/schema";
import { affiliateOf, PEER, testDb, twoTenants } from "@/lib/testing";

const db = await testDb();
const { here } = await twoTenants(db);
const affiliate = await affiliateOf(here, here.tenantId);

const operator: typeof here = { ...affiliate, principal: { ...affiliate.principal, kind: "system" } };
const person = await createUser(db, here.now, { email: "ada@example.com", password: "correct horse battery" });

const access = { permissions: ["payments.get"], allowedIps: [PEER] };
const TRIES: Record<string, (id: string) => Promise<unknown>> = {
  "a client token's application": (applicationId) =>
    createClientToken(here, CreateClientToken.parse({ applicationId, label: "Server", scopes: ["*"] })),
  "a token to rotate": (id) => rotateCredential(here, RotateCredential.parse({ id })),
  "a token to disable": (id) => disableCredential(here, CredentialId.parse({ id })),
  "a token to enable": (id) => enableCredential(here, CredentialId.parse({ id })),
  "a token to revoke": (id) => revokeCredential(here, CredentialId.parse({ id })),
  "an access token to change": (id) => updateAccessToken(here, UpdateAccessToken.parse({ id, ...access })),
  "a key to delete": (id) => deleteApiKey(here, DeleteApiKey.parse({ id, confirmed: true })),
  "a pair's merchant": (merchantId) =>
    createMerchantCredential(affiliate, CreateMerchantCredential.parse({ merchantId, name: "Made" })),
  "a pair to delete": (clientId) => deleteMerchantCredential(affiliate, { merchantId: here.tenantId, clientId }),
  "a ceiling's merchant": (merchantId) =>
    setAffiliateCeiling(affiliate, SetAffiliateCeiling.parse({ merchantId, scopes: null })),
  "an application in an address": (id) => requireApplication(here, { id }),
  "an application to change": (id) => updateApplication(here, UpdateApplication.parse({ id, name: "Shop" })),
  "an application to delete": (id) => deleteApplication(here, ApplicationId.parse({ id })),
  "an application's webhook secret": (id) => rotateWebhookSecret(here, ApplicationId.parse({ id })),
  "a member's user": (userId) => addMember(here, AddMember.parse({ userId })),
  "a member's company": (id) => addMember(here, AddMember.parse({ userId: person.id, companyIds: [id] })),
  "a merchant to link": (merchantId) => createAffiliateLink(operator, CreateAffiliateLink.parse({ merchantId })),
  "a domain to change": (id) => updateDomain(here, UpdateDomain.parse({ id, environment: "sandbox" })),
  "a request in an address": (id) => getRequest(here, { id }),
  "a domain to delete": (id) => deleteDomain(here, DomainId.parse({ id })),
};

describe.each(Object.entries(TRIES))("%s", (_, attempt) => {
  test.each(["app_\0", "\0", "app_1 or 1=1", "x".repeat(65)])(
    "is not found when it is the malformed id %j",
    async (id) => {
      await expect(attempt(id)).rejects.toMatchObject({ code: "not_found" });
    },
  );
});
