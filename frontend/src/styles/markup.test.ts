import { expect, it } from "vitest";

const files = import.meta.glob("../**/*.svelte", { query: "?raw", import: "default", eager: true }) as Record<string, string>;

/** The markup without scripts and styles. */
const markup = (text: string) => text.replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>/g, "");

it("has no style attribute with fixed text: the content security policy blocks it", () => {
  expect(Object.entries(files).filter(([, text]) => /\sstyle="/.test(markup(text))).map(([name]) => name)).toEqual([]);
});

it("has no link: data is never an address to follow", () => {
  expect(Object.entries(files).filter(([, text]) => /\shref=/.test(markup(text))).map(([name]) => name)).toEqual([]);
});

it("names no colour outside the tokens", () => {
  const colour = /#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(|oklch\(\s*[\d.]/i;
  const styles = (text: string) => [...text.matchAll(/<style[\s\S]*?<\/style>/g)].join("");
  expect(Object.entries(files).filter(([, text]) => colour.test(styles(text))).map(([name]) => name)).toEqual([]);
});

// Words that stand loose in a flex box are a box of their own, which text-overflow of the flex box does not reach.
it("no flex box is told to end its words with an ellipsis, which it cannot", () => {
  const rules = /([^{}]*)\{([^{}]*)\}/g;
  const wrong = Object.entries(files).flatMap(([file, text]) =>
    [...text.matchAll(rules)].filter(([, , rule = ""]) => rule.includes("text-overflow: ellipsis") && /display: (inline-)?flex/.test(rule)).map(([, name = ""]) => `${file}: ${name.trim()}`));
  expect(wrong).toEqual([]);
});
