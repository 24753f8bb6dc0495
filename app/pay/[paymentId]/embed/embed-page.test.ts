import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { embedPage } from "./embed-page";
import { embedPolicy } from "./embed-policy";

const embed = { origins: ["https://a.example"], script: "https://a.example/a.js", html: "<div id='form'></div>" };
const page = {
  ...{ shop: "Shop of Ada", label: "Order 1", total: "€25.00", isSandbox: false, back: "https://b.example/pay" },
  ...{ returnUrl: "https://b.example/pay?returned=1", nonce: "bm9uY2U=", embed },
};

describe("the page of a provider's form", () => {
  test("holds whatever shop and label say as text, and no script but its own", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("<", ">", '"', "'", "&", "/", "script", "x", "-->", " "), { maxLength: 20 }),
        (parts) => {
          const text = parts.join("");
          const html = embedPage({
            ...page,
            shop: text,
            label: text,
            back: `https://b.example/${text}`,
            returnUrl: text,
          });
          expect(html.match(/<script/g)).toHaveLength(2);
          expect(html.match(/<\/script/g)).toHaveLength(2);
          expect(html.match(/<a /g)).toHaveLength(1);
        },
      ),
    );
  });

  test("says where the money goes, how to go back, and nothing about a sandbox in production", () => {
    const html = embedPage(page);
    for (const words of ["Shop of Ada", "Order 1", "€25.00", 'href="https://b.example/pay"'])
      expect(html).toContain(words);
    expect(html).not.toContain("Sandbox");
    expect(embedPage({ ...page, isSandbox: true })).toContain("no money moves");
  });

  test("takes no attribute that would run or replace a script", () => {
    const attributes = { onload: "alert(1)", src: "https://evil.example", nonce: "x", "a b": "c", integrity: '"><b>' };
    const html = embedPage({ ...page, embed: { ...embed, attributes } });
    expect(html).not.toMatch(/onload|evil|a b=|<b>/);
    expect(html).toContain('integrity="&quot;&gt;&lt;b&gt;"');
  });

  test("is upgraded to https where there is https", () => {
    expect(embedPolicy(embed, "n", { isHttps: true })).toMatch(/; upgrade-insecure-requests$/);
    expect(embedPolicy(embed, "n", { isHttps: false })).not.toContain("upgrade");
  });
});
