import { CopyableId } from "@/app/_ui/copyable-id";
import { Time } from "@/app/_ui/time";
import type { listApplications } from "@/lib/applications";
import { currencyWords } from "./currency-words";

type Application = Awaited<ReturnType<typeof listApplications>>["data"][number];

/** What a list of applications shows of each, with times as they are at `now`. */
export const columnsAt = (now: Date, zone: string) => [
  { key: "name", header: "Name", cell: ({ name }: Application) => name },
  {
    key: "client",
    header: "Client ID",
    cell: ({ clientId }: Application) => <CopyableId value={clientId} what="Client ID" />,
  },
  {
    key: "currencies",
    header: "Currencies",
    cell: ({ currencyWhitelist }: Application) => currencyWords(currencyWhitelist),
  },
  {
    key: "created",
    header: "Created",
    nowrap: true,
    cell: ({ createdAt }: Application) => <Time at={createdAt} now={now} zone={zone} />,
  },
];
