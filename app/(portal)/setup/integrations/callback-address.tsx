import { CopyButton } from "@/app/_ui/copy-button";

type Props = { title: string; url: string; isField: boolean; isSaved?: boolean };

/** Where the provider sends its messages; it never changes, and is shown before the first save because providers ask for it. */
export function CallbackAddress({ title, url, isField, isSaved = false }: Props) {
  return (
    <div>
      <p data-label="" className="mb-1.5 text-13 font-medium">
        {title}
      </p>
      <div className="flex items-start gap-2">
        <code className="min-w-0 flex-1 rounded-control border border-line bg-sunken px-3 py-2 text-13 wrap-anywhere">
          {url}
        </code>
        <CopyButton value={url} what={title} bare size="md" />
      </div>
      <p className="mt-1.5 text-13 text-pretty text-muted">
        {isField ? "Never revise it: copy it as it is." : "Give this to the provider."}
        {!isSaved && " It works once you have saved."}
      </p>
    </div>
  );
}
