import { RadioCards } from "@/app/_ui/choice-field";
import type { FormModel } from "./form-model";

const MODE = {
  name: "mode",
  label: "Mode",
  help: "Test connects a test account and moves no money. The mode can’t be changed later: install the service again for the other one.",
};

/** Whether a service moves real money: asked where the service has both modes, told where it is settled already. */
export function ModeField({
  model: { asksMode, inTest, inLive, place, stored },
  error,
}: {
  model: FormModel;
  error?: string;
}) {
  if (!asksMode || stored) {
    return (
      <p className="text-13 text-muted">
        {stored ? "Installed in" : "Will be installed in"} <strong className="font-medium text-ink">{place}</strong>
        {stored
          ? ". That can’t be changed: install the service again for the other one."
          : ", where the environment switch stands now."}
      </p>
    );
  }
  const options = [
    { value: "test", label: "Test", disabled: !inTest },
    { value: "live", label: "Live", disabled: !inLive },
  ];
  return (
    <RadioCards field={MODE} error={error} columns={2} options={options} defaultValue={inTest ? "test" : "live"} />
  );
}
