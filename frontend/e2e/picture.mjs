// Takes the picture of the README, docs/window.png: the sample book with a person open. Run by `make picture`.
import { spawn } from "node:child_process";
import process from "node:process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const home = mkdtempSync(join(tmpdir(), "kith-picture-"));
const kith = spawn(join(root, "build/bin/kith-e2e"), ["serve", "--vault", join(home, "vault"), "--files", home], { env: { ...process.env, LANG: "en_GB.UTF-8", TZ: "Europe/Berlin" } });
const url = await new Promise((found) => kith.stdout.once("data", (line) => found(String(line).trim())));

async function call(area, method, ...args) {
  const answer = await fetch(`${url}call/${area}/${method}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(args) });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}

try {
  await call("Imports", "Commit", [await call("Imports", "SampleBook")], "", "");
  const found = await call("People", "Search", { text: "Sören Brandt", circle: "", limit: 1 });
  const id = found.rows[0].id;
  const day = (days) => new Date(Date.now() + days * 86400000).toISOString().slice(0, 10);
  await call("Encounters", "Save", { id: "", kind: "call", day: day(-100), contacts: [id], note: "The bridge in Stade is finished in spring. He is **looking for a quiet office** near the harbour." });
  await call("Encounters", "Save", { id: "", kind: "meal", day: day(-21), contacts: [id], note: "Lunch in Altona. Knows somebody at the chamber of engineers." });
  await call("Followups", "Save", { id: "", title: "Ask how the office hunt went", note: "", day: day(4), time: "10:00", zone: "Europe/Berlin", contacts: [id] });
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: "light", locale: "en-GB", timezoneId: "Europe/Berlin" });
  await page.goto(url);
  await page.getByText("Sören Brandt").first().click();
  await page.getByText("Lunch in Altona").waitFor();
  await page.mouse.move(900, 780);
  await page.waitForTimeout(500); // faces come in one by one
  await page.screenshot({ path: join(root, "docs/window.png") });
  await browser.close();
} finally {
  kith.kill();
  rmSync(home, { recursive: true, force: true });
}
