import { LinkButton } from "@/app/_ui/link-button";
import { LonePage } from "@/app/_ui/lone-page";

type Props = {
  /** The app's, when only its address was wrong. */
  name: string | null;
  /** Whose client id was given in place of an app's. */
  mistaken: string | null;
};

/** Told to the person alone: whoever sent them can't be trusted with an answer. */
export function WrongRequest({ name, mistaken }: Props) {
  return (
    <LonePage
      title="This app can’t be allowed"
      lead={
        name === null
          ? "The link that brought you here names no app we know, or one that was switched off. Nothing was shared."
          : `The link that brought you here would send you back to an address that ${name} did not register. Nothing was shared.`
      }
    >
      <p className="mb-5 text-pretty text-muted">
        Go back to where you came from and tell its makers. If you did not expect to be here, close this page.
      </p>
      {mistaken && (
        <p className="mb-5 text-13 text-pretty text-muted">
          For its makers: <code>client_id</code> is the client ID of a {mistaken}. An OAuth app has one that begins with{" "}
          <code>oac_</code>.
        </p>
      )}
      <LinkButton href="/">Go to Portico</LinkButton>
    </LonePage>
  );
}
