import { createApplication, listApplications, publishApplication } from "@/lib/applications";
import { ApplicationList, CreateApplication, CreatedApplication, ListApplications } from "@/lib/applications/schema";
import { applicationsApi, applicationsReadApi, endpoint } from "@/lib/http";
import { decodeCursor } from "@/lib/kit/cursor";

export const GET = endpoint({
  surface: applicationsReadApi,
  summary: "List payment applications, newest first",
  scope: "applications.read",
  input: { query: ListApplications },
  status: 200,
  output: ApplicationList,
  handle: async (ctx, { query: { cursor, limit } }) => {
    const page = await listApplications(ctx, { after: cursor ? decodeCursor(cursor) : null, limit });
    return { ...page, data: page.data.map(publishApplication) };
  },
});

export const POST = endpoint({
  surface: applicationsApi,
  summary: "Create a payment application",
  description: "The answer holds the webhook secret, which is never shown again. Give your own, or leave it out.",
  scope: "applications.write",
  secretOnce: ({ data }) => ({ what: "payment application", id: data.id }),
  input: { body: CreateApplication },
  status: 201,
  output: CreatedApplication,
  handle: async (ctx, { body }) => {
    const { webhookSecret, ...made } = await createApplication(ctx, body);
    return { data: { ...publishApplication(made), secret: webhookSecret } };
  },
});
