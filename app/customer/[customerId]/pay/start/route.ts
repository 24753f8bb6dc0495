import { enterPay, signedQuery } from "../open-pay";
import { takeForm, typedIn, wordFor } from "../take-form";

type Props = { params: Promise<{ customerId: string }> };

const MOST_BYTES = 4096;

/** Takes the form of a customer's page and leads on to choosing how to pay, or back with what came of it or was wrong. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const { customerId } = await params;
  const { searchParams } = new URL(request.url);
  const typed = typedIn(new URLSearchParams((await request.text()).slice(0, MOST_BYTES)));
  const back = (told: Record<string, string>) => {
    const query = signedQuery(searchParams);
    for (const [name, value] of Object.entries(told)) query.set(name, value);
    return leadTo(`/customer/${encodeURIComponent(customerId)}/pay?${query}`);
  };
  try {
    const taken = await takeForm(await enterPay(customerId, searchParams), customerId, typed);
    if ("location" in taken) return leadTo(taken.location);
    return back("error" in taken ? { ...taken, ...typed } : taken);
  } catch (error) {
    return back({ error: wordFor(error), ...typed });
  }
}

/** By GET, and relative, so that whatever host the page was opened at stays the one. */
const leadTo = (location: string) =>
  new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
