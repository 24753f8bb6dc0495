type Contact = { name?: string | null | undefined; email: string };

/** Contacts as a box of text, one a line: `Ada Lovelace <ada@example.com>`, or the address alone. */
export const linesOf = (contacts: readonly Contact[]): string =>
  contacts.map(({ name, email }) => (name ? `${name} <${email}>` : email)).join("\n");

/** Reads such a box. What is no address is left for the schema to refuse. */
export const contactsIn = (text: string): { name?: string; email: string }[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const match = /^(.*?)<([^<>]*)>$/.exec(line);
      const name = match?.[1]?.trim();
      return { email: (match?.[2] ?? line).trim(), ...(name && { name }) };
    });
