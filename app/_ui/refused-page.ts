const STYLE = `
  :root { color-scheme: light dark; --canvas: light-dark(#fafafa, #0b0b0c); --surface: light-dark(#fff, #151517);
    --ink: light-dark(#18181b, #fafafa); --muted: light-dark(#52525b, #a1a1aa); --line: light-dark(#e4e4e7, #2a2a2e); }
  body { margin: 0; min-height: 100dvh; display: grid; place-content: center; padding: 3rem 1rem; box-sizing: border-box;
    background: var(--canvas); color: var(--ink); font: 14px/20px system-ui, sans-serif; }
  main { max-width: 21rem; padding: 2rem; border: 1px solid var(--line); border-radius: 8px; background: var(--surface); }
  h1 { margin: 0; font-size: 20px; line-height: 28px; font-weight: 600; }
  p { margin: 6px 0 0; color: var(--muted); text-wrap: pretty; }`;

/**
 * The whole page behind a link that opens nothing: its title and what to do about it, both words of ours. Next draws its own
 * page for that by script; this one needs none.
 */
export const refusedPage = (title: string, lead: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <title>${title} · Portico</title>
    <style>${STYLE}</style>
  </head>
  <body>
    <main>
      <h1>${title}</h1>
      <p>${lead}</p>
    </main>
  </body>
</html>
`;
