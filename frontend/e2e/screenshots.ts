import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, test } from "vitest";
import { openPage, results, startBrowser, startKith, words, type Kith } from "./harness";
import { fill } from "./screens/book";
import { keeping } from "./screens/keeping";
import { people } from "./screens/people";
import { troubles } from "./screens/troubles";
import type { Way, Words } from "./screens/ways";
import { work } from "./screens/work";

/**
 * Every screen in every shape: light and dark, German and English, 1280×800 and 800×600, empty, ordinary and overfull.
 * Files are named screen.book.language.theme.size.png; index.html shows them all. SCREENS=people,today takes only these,
 * SHAPES=light.1280,dark.800 only in these.
 */
const folder = join(results, "screens");
mkdirSync(folder, { recursive: true });

const themes = ["light", "dark"] as const;
const sizes = [{ width: 1280, height: 800 }, { width: 800, height: 600 }];
const only = process.env["SCREENS"]?.split(",");
const shapes = process.env["SHAPES"]?.split(",");
const wanted = (name: string) => !only || only.includes(name);
const screens = { ...people, ...work, ...keeping };

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  const files = readdirSync(folder).filter((f) => f.endsWith(".png")).sort();
  writeFileSync(join(folder, "index.html"), `<!doctype html><meta charset="utf-8"><title>Kith, every screen</title><style>body{background:#888;font:14px sans-serif}figure{display:inline-block;margin:8px}img{width:600px}</style>${files.map((f) => `<figure><a href="${f}"><img src="${f}" loading="lazy"></a><figcaption>${f}</figcaption></figure>`).join("\n")}`);
});

type Language = keyof typeof words;

/** Takes one screen in all themes and sizes. A way that is lost is told, and pictured as far as it came. */
async function take(kith: Kith, name: string, book: string, language: Language, way: Way, after?: Way, open = openPage) {
  const w = words[language] as Words;
  for (const size of sizes) for (const theme of themes) {
    if (shapes && !shapes.includes(`${theme}.${size.width}`)) continue;
    const session = await open(browser, kith, { viewport: size, colorScheme: theme, locale: language === "de" ? "de-DE" : "en-GB" });
    const { page } = session;
    page.setDefaultTimeout(5_000);
    await page.getByRole("main").waitFor();
    try {
      await way(page, w, kith);
    } catch (thrown) {
      console.error(`${name}, ${book}, ${language}, ${size.width}: ${String(thrown).split("\n").slice(0, 4).join(" ")}`);
    }
    await page.waitForTimeout(250);
    await page.screenshot({ path: join(folder, `${name}.${book}.${language}.${theme}.${size.width}.png`) });
    await after?.(page, w, kith);
    await session.close();
  }
}

describe.each(["empty", "ordinary", "overfull"] as const)("%s", (book) => {
  test.each(["en", "de"] as const)("in %s", async (language) => {
    const chosen = Object.entries(screens).filter(([name, screen]) => wanted(name) && screen.books.includes(book));
    if (chosen.length === 0) return;
    const kith = await startKith({ language });
    try {
      await fill(kith, book);
      for (const [name, screen] of chosen) await take(kith, name, book, language, screen.way, screen.after);
    } finally {
      await kith.stop();
    }
  });
});

/** A page that may never come to life. */
const openAnything: typeof openPage = async (_browser, kith, options) => {
  const context = await browser.newContext({ reducedMotion: "reduce", timezoneId: "Europe/Berlin", ...options });
  const page = await context.newPage();
  await page.goto(kith.url);
  return { page, context, calm() {}, close: () => context.close() };
};

describe("in trouble", () => {
  test.each(["en", "de"] as const)("in %s", async (language) => {
    for (const [name, { options, way }] of Object.entries(troubles)) {
      if (!wanted(name)) continue;
      const kith = await startKith({ ...options, language });
      try {
        await take(kith, name, "trouble", language, way, undefined, openAnything);
      } finally {
        await kith.stop();
      }
    }
  });
});
