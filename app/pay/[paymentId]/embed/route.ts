import { openEmbed } from "./open-embed";

type Route = { params: Promise<{ paymentId: string }> };

export async function GET(request: Request, { params }: Route): Promise<Response> {
  return openEmbed(request, (await params).paymentId);
}
