"use client";

import { useEffect, useRef, useState } from "react";
import { Banner } from "./banner";
import { Button } from "./button";
import { CopyButton } from "./copy-button";
import { DialogBody, DialogFooter, useDialog } from "./dialog";
import { DownloadIcon } from "./icons";
import { useCloseGuard } from "./use-close-guard";

const ONE = {
  which: "this",
  once: "It can’t be shown again once this is closed.",
  where: "Keep it where only your server can read it.",
};
const MANY = {
  which: "these",
  once: "They can’t be shown again once this is closed.",
  where: "Keep them where only you can read them.",
};
const KEPT = { copied: "Copied to your clipboard.", downloaded: "Saved on this device." };

type Props = {
  value: string;
  /** What it is, in the middle of a sentence: "token", "webhook secret". */
  what: string;
  /** The name it gets in the `.env` file, and other lines that belong there. */
  env?: { file: string; name: string; extra?: Record<string, string> };
  /** A text file of it, for what belongs into no `.env`. */
  file?: { name: string; text: string; label?: string };
  /** Whether `what` is a plural. */
  many?: boolean;
  onCopied?: () => void;
  /** Outside a dialog: called when the person is done. Inside one, the dialog closes by itself. */
  onDone?: () => void;
  doneLabel?: string;
};

/**
 * Shows a secret this one time and holds the dialog around it until it was copied. It keeps nothing: unmounting it
 * forgets the value, so let the state that holds it live inside the dialog too.
 */
export function SecretOnce({ value, what, env, file, many, onCopied, onDone, doneLabel = "Done" }: Props) {
  const dialog = useDialog();
  const [kept, setKept] = useState<"" | "copied" | "downloaded">("");
  const words = many ? MANY : ONE;
  const [refused, setRefused] = useState(false);
  const finish = () => (onDone ?? dialog?.closeNow)?.();
  const { asking, attempt, stay, leave } = useCloseGuard({ held: kept === "", onClose: finish });

  useEffect(() => {
    dialog?.intercept(() => attempt());
    return () => dialog?.intercept(null);
  }, [dialog, attempt]);

  const count = () => {
    setKept("copied");
    setRefused(false);
    onCopied?.();
  };

  return (
    <>
      <DialogBody>
        <Banner tone="warning" title={`Copy ${words.which} ${what} now.`}>
          {words.once}
        </Banner>
        <div className="rounded-card border border-line bg-sunken p-3.5">
          {refused ? (
            <SelectedField value={value} what={what} />
          ) : (
            <code className="block text-14 leading-6 whitespace-pre-wrap wrap-anywhere" data-secret="">
              {value}
            </code>
          )}
          <div className="mt-3 flex flex-wrap gap-2">
            <CopyButton value={value} variant="primary" onCopied={count} onRefused={() => setRefused(true)} />
            {env && (
              <Button size="sm" icon={<DownloadIcon />} onClick={() => download(env.file, envFile(env, value))}>
                Download as .env
              </Button>
            )}
            {file && (
              <Button
                size="sm"
                icon={<DownloadIcon />}
                onClick={() => {
                  download(file.name, file.text);
                  setKept("downloaded");
                }}
              >
                {file.label ?? "Download as text"}
              </Button>
            )}
          </div>
        </div>
      </DialogBody>
      {asking ? (
        <CloseQuestion what={what} stay={stay} leave={leave} />
      ) : (
        <DialogFooter aside={kept === "" ? words.where : KEPT[kept]}>
          <Button variant="secondary" onClick={() => attempt()}>
            {doneLabel}
          </Button>
        </DialogFooter>
      )}
    </>
  );
}

function CloseQuestion({ what, stay, leave }: { what: string; stay: () => void; leave: () => void }) {
  const safe = useRef<HTMLButtonElement>(null);
  useEffect(() => safe.current?.focus(), []);

  return (
    <div role="alertdialog" aria-label={`Have you copied the ${what}?`} aria-describedby="close-question">
      <DialogFooter
        aside={
          <span id="close-question" className="block text-ink">
            <strong className="font-semibold">Have you copied the {what}?</strong> Once this closes, nobody can show it
            again.
          </span>
        }
      >
        <Button ref={safe} onClick={stay}>
          Go back
        </Button>
        <Button variant="danger" onClick={leave}>
          Yes, close
        </Button>
      </DialogFooter>
    </div>
  );
}

/** Without a clipboard the person copies by hand, and only they know whether they did. */
function SelectedField({ value, what }: { value: string; what: string }) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.select(), []);

  return (
    <>
      <textarea
        ref={field}
        readOnly
        rows={2}
        value={value}
        aria-label={`Your ${what}`}
        onFocus={(event) => event.currentTarget.select()}
        className="control field-sizing-content resize-none font-mono wrap-anywhere"
      />
      <p role="status" className="mt-1.5 text-13 text-muted">
        This browser does not let the page copy. The {what} is selected: press Ctrl+C or ⌘C.
      </p>
    </>
  );
}

function envFile({ name, extra = {} }: NonNullable<Props["env"]>, value: string): string {
  return Object.entries({ ...extra, [name]: value })
    .map(([key, text]) => `${key}=${text}\n`)
    .join("");
}

function download(file: string, text: string) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = file;
  link.click();
  URL.revokeObjectURL(address);
}
