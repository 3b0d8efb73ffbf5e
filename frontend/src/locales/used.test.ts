import { expect, it } from "vitest";
import { en } from "./en";

const files = import.meta.glob(["../**/*.{svelte,ts}", "!../**/*.test.ts", "!./{de,en}.ts", "!./{de,en}/*"], { query: "?raw", import: "default", eager: true }) as Record<string, string>;
const silent = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/[^\n]*|<style>[\s\S]*|\bclass="[^"]*"/gm;
const member = String.raw`((?:\??\.\w+|\["\w+"\])*)`;
const plain = (path: string) => path.replaceAll("?", "").replace(/\["(\w+)"\]/g, ".$1");

/** The paths by which a page file names words: from t(), and from what it calls a part of them. Who hands on a part, or picks from it by a name that is not written out, names all of it. */
function namedIn(source: string): string[] {
  let text = source.replaceAll(silent, "");
  const names: [name: string, path: string][] = [...text.matchAll(/\b(\w+): Words\b/g)].map((m) => [m[1]!, ""]);
  const define = (pattern: string, start: (from: string) => string | undefined) => {
    text = text.replace(new RegExp(pattern, "g"), (all, name: string, from: string, rest: string) => {
      const path = start(from);
      if (path === undefined) return all;
      names.push([name, path + plain(rest)]);
      return "";
    });
  };
  define(String.raw`\b(?:const|let) (\w+) = (?:\$derived\()?(?:\(\) => )?(t)\(\)${member}\)?;`, () => "");
  for (let before = -1; before !== names.length; ) {
    before = names.length;
    define(String.raw`\b(?:const|let) (\w+) = (?:\$derived\()?(\w+)((?:\.\w+)+)\)?;`, (from) => names.find(([name]) => name === from)?.[1]);
  }
  const found = [...text.matchAll(new RegExp(String.raw`\bt\(\)${member}`, "g"))].map((m) => plain(m[1]!));
  for (const [name, path] of names) {
    for (const m of text.matchAll(new RegExp(String.raw`(?<![\w-]|(?<!\.\.)\.)${name}\b(?!:)(?:\(\))?${member}`, "g"))) found.push(path + plain(m[1]!));
  }
  return found;
}

function* leaves(node: unknown, path = ""): Generator<string> {
  if (node && typeof node === "object" && !Array.isArray(node)) for (const [key, value] of Object.entries(node)) yield* leaves(value, `${path}.${key}`);
  else yield path;
}

it("has no word that no page says", () => {
  const named = new Set(Object.values(files).flatMap(namedIn));
  const said = (leaf: string) => {
    for (let path = leaf; path !== ""; path = path.slice(0, path.lastIndexOf("."))) if (named.has(path)) return true;
    return [...named].some((path) => path.startsWith(`${leaf}.`)); // of the word itself: its length, its map
  };
  expect([...leaves(en)].filter((leaf) => !said(leaf))).toEqual([]);
});
