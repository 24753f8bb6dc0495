import { z } from "zod";
import { deleteApplication, publishApplication, requireApplication, updateApplication } from "@/lib/applications";
import { ApplicationAnswer, ApplicationParams, ChangeApplication } from "@/lib/applications/schema";
import { applicationsApi, applicationsReadApi, endpoint } from "@/lib/http";

export const GET = endpoint({
  surface: applicationsReadApi,
  summary: "Get a payment application",
  scope: "applications.read",
  input: { params: ApplicationParams },
  status: 200,
  output: ApplicationAnswer,
  handle: async (ctx, { params }) => ({ data: publishApplication(await requireApplication(ctx, params)) }),
});

export const PATCH = endpoint({
  surface: applicationsApi,
  summary: "Change a payment application",
  description: "Payments that exist keep what was agreed when they were made. The Client ID never changes.",
  scope: "applications.write",
  input: { params: ApplicationParams, body: ChangeApplication },
  status: 200,
  output: ApplicationAnswer,
  handle: async (ctx, { params, body }) => ({
    data: publishApplication(await updateApplication(ctx, { ...body, ...params })),
  }),
});

export const DELETE = endpoint({
  surface: applicationsApi,
  summary: "Delete a payment application",
  description: "Its tokens open nothing from the next request on; its payments stay readable. Can't be undone.",
  scope: "applications.write",
  input: { params: ApplicationParams },
  status: 204,
  output: z.void(),
  handle: async (ctx, { params }) => {
    await deleteApplication(ctx, params);
  },
});
