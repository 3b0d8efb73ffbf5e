import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Locator, type Page } from "playwright-core";
import { de } from "../src/locales/de";
import { en } from "../src/locales/en";

/**
 * Starts what an end-to-end test needs: the real program with its HTTP bridge (build/bin/kith-e2e) on a vault of its
 * own, and Debian's Chromium. Tests speak to the page by roles and by the words of the dictionaries, as people do.
 */

const root = resolve(import.meta.dirname, "../..");
const program = join(root, "build/bin/kith-e2e");
/** KITH_PAGE=frontend/dist tries a page that was built after the program. */
const page = process.env["KITH_PAGE"] ? ["--page", resolve(root, process.env["KITH_PAGE"])] : [];
export const results = join(root, "frontend/test-results");

/** A running program on a fresh vault; everything it wrote is gone after stop(). */
export interface Kith {
  url: string;
  /** Files chosen in dialogs come from `files`/choose, files saved by dialogs land in it. */
  files: string;
  vault: string;
  /** Runs a terminal command on the same vault, with the window closed. */
  command(...args: string[]): string;
  /** Calls a method of the backend as the page does: to prepare what a test is not about. */
  call<T>(area: string, method: string, ...args: unknown[]): Promise<T>;
  stop(): Promise<void>;
  /** Closes the program and opens it again on the same vault. */
  restart(): Promise<void>;
}

export interface Options {
  language?: "en" | "de";
  /** The vault is read only, or damaged, …: prepares its folder before the program starts. */
  prepare?: (vault: string) => void;
}

export async function startKith(options: Options = {}): Promise<Kith> {
  if (!existsSync(program)) throw new Error(`${program} is missing: make build/bin/kith-e2e`);
  const home = mkdtempSync(join(tmpdir(), "kith-e2e-"));
  const vault = join(home, "vault");
  const files = mkdtempSync(join(home, "files-"));
  options.prepare?.(vault);
  const locale = options.language === "de" ? "de_DE.UTF-8" : "en_GB.UTF-8";
  const env = {
    PATH: process.env["PATH"] ?? "",
    HOME: home, XDG_DATA_HOME: join(home, "data"), XDG_CONFIG_HOME: join(home, "config"), XDG_CACHE_HOME: join(home, "cache"),
    LANG: locale, LC_ALL: locale, LANGUAGE: locale.slice(0, 2),
    TZ: "Europe/Berlin",
    KITH_KEYRING: "off", // the keyring of whoever runs the tests is theirs
  };
  let running: ChildProcess;
  const kith: Kith = {
    url: "", files, vault,
    command(...args) {
      const { status, stdout, stderr } = spawnSync(program, ["--vault", vault, ...args], { env, encoding: "utf8" });
      if (status !== 0) throw new Error(`kith ${args.join(" ")}: exit ${status}\n${stdout}${stderr}`);
      return stdout;
    },
    async call<T>(area: string, method: string, ...args: unknown[]) {
      const response = await fetch(new URL(`call/${area}/${method}`, kith.url), {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(args),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${area}.${method}: ${text}`);
      return JSON.parse(text || "null") as T;
    },
    async stop() {
      await ended(running);
      rmSync(home, { recursive: true, force: true });
    },
    async restart() {
      await ended(running);
      await start();
    },
  };
  async function start() {
    // Port 0: the system picks a free one, and the program prints where it listens.
    running = spawn(program, ["serve", "--listen", "127.0.0.1:0", "--vault", vault, "--files", files, ...page], { env, stdio: ["ignore", "pipe", "pipe"] });
    kith.url = await listening(running);
  }
  await start();
  return kith;
}

function listening(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let said = "";
    const late = setTimeout(() => fail(new Error(`kith-e2e does not listen after 20 s. It said:\n${said}`)), 20_000);
    const read = (chunk: Buffer) => {
      said += chunk.toString();
      const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0];
      if (!url) return;
      clearTimeout(late);
      done(url);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("exit", (code) => {
      clearTimeout(late);
      fail(new Error(`kith-e2e ended with ${code}. It said:\n${said}`));
    });
  });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    const hard = setTimeout(() => child.kill("SIGKILL"), 10_000);
    child.once("exit", () => {
      clearTimeout(hard);
      done();
    });
    child.kill("SIGTERM");
  });
}

/** Debian's Chromium, or the one CHROMIUM names. It is asked to fetch nothing on its own account. */
export function startBrowser(): Promise<Browser> {
  const executablePath = [process.env["CHROMIUM"], "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((p) => p && existsSync(p));
  if (!executablePath) throw new Error("No Chromium found: apt install chromium, or set CHROMIUM to its path");
  return chromium.launch({ executablePath, args: ["--disable-dev-shm-usage", "--disable-background-networking", "--force-color-profile=srgb"] });
}

/** A page at which nothing may go wrong unnoticed: errors of the page and requests to other hosts are collected. */
export interface Session {
  page: Page;
  context: BrowserContext;
  /** Fails when the page threw, logged an error, was stopped by its content security policy or asked another host. */
  calm(): void;
  close(): Promise<void>;
}

export async function openPage(browser: Browser, kith: Kith, options: BrowserContextOptions = {}): Promise<Session> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 }, reducedMotion: "reduce", timezoneId: "Europe/Berlin", ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const trouble: string[] = [];
  page.on("pageerror", (e) => trouble.push(`error: ${e.stack ?? e.message}`));
  page.on("console", (m) => {
    // A refused call (422) is logged by the browser; the page shows it to the person, and tests look there.
    if (m.type() === "error" && !m.text().includes("status of 422")) trouble.push(`console: ${m.text()}`);
  });
  page.on("request", (r) => {
    if (!r.url().startsWith(kith.url) && !/^(data|blob):/.test(r.url())) trouble.push(`asked another host: ${r.url()}`);
  });
  // What a test writes before the page listens, the page would not see.
  const listens = page.waitForResponse((response) => new URL(response.url()).pathname === "/events");
  await page.goto(kith.url);
  await listens;
  return {
    page, context,
    calm() {
      if (trouble.length > 0) throw new Error(`The page was in trouble:\n${trouble.join("\n")}`);
    },
    close: () => context.close(),
  };
}

/** Fails with what axe finds, in words that lead to the element. */
export async function accessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]).analyze();
  if (violations.length === 0) return;
  const words = violations.map((v) => `${v.id}: ${v.help}\n${v.nodes.map((n) => `    ${n.target.join(" ")}\n      ${n.html}\n      ${n.failureSummary?.replaceAll("\n", "\n      ") ?? ""}`).join("\n")}`);
  throw new Error(`axe finds:\n${words.join("\n")}`);
}

/** Drops files on an element as a file manager does. */
export async function drop(target: Locator, ...paths: string[]): Promise<void> {
  const files = paths.map((p) => ({ name: basename(p), base64: readFileSync(p).toString("base64") }));
  const data = await target.page().evaluateHandle((list) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of list) {
      transfer.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
    }
    return transfer;
  }, files);
  for (const type of ["dragenter", "dragover", "drop"]) await target.dispatchEvent(type, { dataTransfer: data });
}

/** Writes a file for a test to drop and answers its path. */
export function writeFile(kith: Kith, name: string, text: string | Uint8Array): string {
  const path = join(kith.files, name);
  writeFileSync(path, text);
  return path;
}

/** What dialogs saved so far, by name. */
export const saved = (kith: Kith): string[] => readdirSync(kith.files);
export const readSaved = (kith: Kith, name: string): string => readFileSync(join(kith.files, name), "utf8");

/** The words of the page. */
export const words = { en, de };
