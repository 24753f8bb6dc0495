import { camel, filesNamed, type Generated, HEADER } from "./tree";

/** The index of every room's jobs; only the worker reads it. */
export function jobsFile(): Generated {
  const files = filesNamed("jobs.ts", "lib").filter((file) => /^lib\/[^/]+\/jobs\.ts$/.test(file));
  return { path: "lib/worker/jobs.gen.ts", content: jobsText(files) };
}

export function jobsText(files: string[]): string {
  const rooms = files.map((file) => file.split("/")[1] ?? "");
  const imports = rooms.map((room) => `import { jobs as ${camel(room)} } from "@/lib/${room}/jobs";\n`);
  return `${HEADER}${imports.join("")}import type { Jobs } from "./job";

/** Every kind of background work of the product, by the name it is queued under. */
export const JOBS: Jobs = { ${rooms.map((room) => `...${camel(room)}`).join(", ")} };
`;
}
