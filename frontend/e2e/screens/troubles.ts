import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Options } from "../harness";
import type { Way } from "./ways";

/** What the window shows when something is wrong: each with a program of its own. */
export const troubles: Record<string, { options?: Options; way: Way }> = {
  failed: {
    options: { prepare: (vault) => { mkdirSync(vault, { recursive: true }); writeFileSync(join(vault, "kith.db"), "no database at all ".repeat(400)); } },
    way: (page) => page.getByRole("heading", { level: 1 }).waitFor(),
  },
  unreachable: {
    way: async (page) => {
      await page.route("**/call/**", (route) => route.abort());
      await page.route((url) => url.pathname === "/", async (route) => {
        const answer = await route.fetch();
        // Without the start that the page brings along it has to call.
        await route.fulfill({ response: answer, body: (await answer.text()).replace('id="start"', 'id="nothing"') });
      });
      await page.reload();
      await page.getByRole("main").waitFor();
    },
  },
  "read-only": {
    way: async (page) => {
      await page.route((url) => url.pathname === "/", async (route) => {
        const answer = await route.fetch();
        await route.fulfill({ response: answer, body: (await answer.text()).replace('"readOnly":false', '"readOnly":true') });
      });
      await page.reload();
      await page.getByRole("navigation").waitFor();
    },
  },
  broken: {
    way: async (page, w) => {
      await page.route("**/TodayView*", (route) => route.abort());
      await page.getByRole("navigation").getByRole("button", { name: w.shell.areas.today }).click();
      await page.getByRole("alert").waitFor();
    },
  },
};
