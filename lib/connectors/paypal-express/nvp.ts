import { type Http, ProviderNotProcessed, ProviderRejected, ProviderUnknown } from "../contract";
import type { Settings } from "./settings";

export type Fields = Readonly<Record<string, string>>;

const VERSION = "124.0";
/** Wrong keys, or keys without the right: nothing was looked at. */
const REFUSED_AT_THE_DOOR = ["10002", "10007", "10008"];
/** PayPal itself stumbled, so nobody knows how far it came. */
const STUMBLED = ["10001", "10014", "10101"];

/**
 * One call by name-value pairs. The answer is a form with status 200 even when it is a refusal. Throws ProviderRejected
 * under PayPal's error number, ProviderNotProcessed for keys it doesn't take and ProviderUnknown for anything unclear.
 */
export async function nvp(http: Http, settings: Settings, method: string, fields: Fields): Promise<Fields> {
  const { username: USER, password: PWD, signature: SIGNATURE } = settings;
  const answer = await http("/nvp", { form: { USER, PWD, SIGNATURE, VERSION, METHOD: method, ...fields } });
  const said = typeof answer === "string" ? Object.fromEntries(new URLSearchParams(answer)) : {};
  if (said.ACK === "Success" || said.ACK === "SuccessWithWarning") return said;
  if (said.ACK !== "Failure" && said.ACK !== "FailureWithWarning")
    throw new ProviderUnknown("the answer is not PayPal's");
  throw refusalOf(said);
}

function refusalOf(said: Fields): Error {
  const code = said.L_ERRORCODE0 ?? "unnamed";
  if (REFUSED_AT_THE_DOOR.includes(code)) return new ProviderNotProcessed(`paypal ${code}`);
  if (STUMBLED.includes(code)) return new ProviderUnknown(`paypal ${code}`);
  return new ProviderRejected(code, 200, said);
}
