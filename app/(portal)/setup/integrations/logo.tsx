import { readdirSync } from "node:fs";
import { join } from "node:path";

let known: ReadonlySet<string> | undefined;

function logos(): ReadonlySet<string> {
  known ??= new Set(readdirSync(join(process.cwd(), "public/connectors")).map((file) => file.replace(/\.svg$/, "")));
  return known;
}

/** A service's own mark, or its first letters on a tile where it brings none. The name stands beside it in words. */
export function Logo({ connectorId, name }: { connectorId: string; name: string }) {
  if (logos().has(connectorId)) {
    return <img src={`/connectors/${connectorId}.svg`} alt="" width={40} height={40} className="size-10 shrink-0" />;
  }
  return (
    <span
      aria-hidden="true"
      className="grid size-10 shrink-0 place-items-center rounded-card border border-line-strong bg-sunken text-14 font-semibold text-muted"
    >
      {monogram(name)}
    </span>
  );
}

const monogram = (name: string) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join("");
