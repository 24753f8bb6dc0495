import { existsSync, readFileSync } from "node:fs";
import { camel, filesNamed, type Generated, HEADER } from "./tree";

const FOLDER = "lib/connectors";

/** The registry of connectors, and each one's logo where browsers find it. A folder with an index is a connector; its name is its id. */
export function connectorFiles(): Generated[] {
  const ids = connectorIds(filesNamed("index.ts", FOLDER));
  const logos = ids.filter((id) => existsSync(`${FOLDER}/${id}/logo.svg`));
  return [
    { path: `${FOLDER}/registry.gen.ts`, content: registryText(ids) },
    ...logos.map((id) => ({
      path: `public/connectors/${id}.svg`,
      content: readFileSync(`${FOLDER}/${id}/logo.svg`, "utf8"),
    })),
  ];
}

/** The ids among the index files below the connectors' folder; deeper ones are a connector's own business. */
export const connectorIds = (files: string[]): string[] =>
  files.flatMap((file) => /^lib\/connectors\/([^/]+)\/index\.ts$/.exec(file)?.[1] ?? []);

export function registryText(ids: string[]): string {
  const imports = ids.map((id) => `import ${camel(id)} from "./${id}";\n`);
  const entries = ids.map((id) => (camel(id) === id ? id : `"${id}": ${camel(id)}`));
  return `${HEADER}import type { Connector } from "./contract";
${imports.join("")}
export const CONNECTORS: Readonly<Record<string, Connector>> = { ${entries.join(", ")} };
`;
}
