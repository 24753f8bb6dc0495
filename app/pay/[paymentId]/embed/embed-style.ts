/** The checkout's look in few words: the page has no stylesheet of its own address, because its policy allows none. Providers draw dark on light. */
export const STYLE = `
:root{color-scheme:light dark;--canvas:light-dark(#fafafa,#0b0b0d);--line:light-dark(#e6e6ea,#27272c);--ink:light-dark(#18181b,#ededf0);--muted:light-dark(#57575f,#a6a6b0);--accent-text:light-dark(#1258c2,#79adff);--danger-text:light-dark(#b3211a,#ff9389);--danger-soft:light-dark(#fdeeec,#2e1514);--sandbox-text:light-dark(#5f2bc2,#c0a6ff);--sandbox-soft:light-dark(#f2edfe,#21183a);--sandbox-line:light-dark(#d8c9fb,#45337a)}
*{box-sizing:border-box;margin:0}
body{background:var(--canvas);color:var(--ink);font:14px/20px ui-sans-serif,system-ui,sans-serif;-webkit-font-smoothing:antialiased}
.sandbox{border-bottom:1px solid var(--sandbox-line);background:var(--sandbox-soft);color:var(--sandbox-text);padding:6px 16px;text-align:center;font-size:13px}
main{display:grid;gap:24px;width:100%;max-width:30rem;margin:0 auto;padding:24px 16px}
.shop{display:flex;align-items:center;gap:12px;font-size:16px;line-height:24px;font-weight:500;overflow-wrap:anywhere}
.shop span{display:grid;place-items:center;flex:none;width:40px;height:40px;border-radius:8px;background:var(--ink);color:var(--canvas);font-weight:600}
section{display:grid;gap:16px}
.what{margin-top:20px;color:var(--muted);overflow-wrap:anywhere}
.sum{margin-top:2px;font-size:28px;line-height:36px;font-weight:600;letter-spacing:-.02em;font-variant-numeric:tabular-nums}
h1{font-size:20px;line-height:28px;font-weight:600;letter-spacing:-.012em}
.trouble{border:1px solid currentColor;border-radius:8px;background:var(--danger-soft);color:var(--danger-text);padding:12px 16px}
.form{min-height:12rem;border:1px solid var(--line);border-radius:8px;padding:16px;background:#fff;color:#18181b;color-scheme:light}
a{color:var(--accent-text)}
footer{border-top:1px solid var(--line);padding-top:16px;color:var(--muted);font-size:12px;display:flex;justify-content:space-between;gap:16px}
:focus-visible{outline:2px solid var(--accent-text);outline-offset:2px}
@media (min-width:40rem){main{padding:64px 0}}
`;
