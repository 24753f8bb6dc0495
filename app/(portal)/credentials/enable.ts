import { notify } from "@/app/_ui/notify";

type Enable = (previous: null, input: { id: string }) => Promise<{ ok: boolean; message?: string } | null>;

/** Lets a disabled credential work again, and says how that went. */
export async function enable(action: Enable, { id, label }: { id: string; label: string }): Promise<void> {
  const outcome = await action(null, { id });
  if (outcome?.ok) notify(`${label} is enabled. It works again from now on.`);
  else notify(outcome?.message ?? `${label} was not enabled.`, "danger");
}
