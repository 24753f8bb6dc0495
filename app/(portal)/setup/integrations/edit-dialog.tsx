import type { Ctx } from "@/lib/context";
import { editForm } from "./form-model";
import { IntegrationDialog } from "./integration-dialog";

/** The form of an installed integration over the page it was opened from. */
export async function EditDialog({ ctx, id, back }: { ctx: Ctx; id: string; back: string }) {
  return <IntegrationDialog model={await editForm(ctx, id)} back={back} />;
}
