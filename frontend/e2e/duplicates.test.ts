import { describe, expect, test } from "vitest";
import type { DuplicateCounts } from "../src/backend/types.duplicates";
import { accessible, words, writeFile, type Kith } from "./harness";
import { scene, told } from "./scene";

/** A book from two telephones: some people came twice, one three times, two in the same words. */
const card = (uid: string, ...lines: string[]) => ["BEGIN:VCARD", "VERSION:4.0", `UID:${uid}`, ...lines, "END:VCARD"].join("\r\n");
const first = [
  card("a-1", "FN:Anna Meier", "N:Meier;Anna;;;", "EMAIL;TYPE=work:anna.meier@werft.example", "TEL;TYPE=cell:+49 171 5550101", "BDAY:19800509", "ORG:Werft Nord GmbH"),
  card("b-1", "FN:Robert Kühn", "N:Kühn;Robert;;;", "EMAIL:robert@kuehn.example", "TEL:+49 40 5550110"),
  card("c-1", "FN:Eva Lindqvist", "N:Lindqvist;Eva;;;", "EMAIL:eva@lindqvist.example", "NOTE:Sings in the harbour choir"),
  card("d-1", "FN:Theo Same", "N:Same;Theo;;;", "EMAIL:theo@same.example"),
];
const second = [
  card("a-2", "FN:Anna Maier", "N:Maier;Anna;;;", "EMAIL;TYPE=home:anna.meier@werft.example", "TEL;TYPE=cell:0171 5550101", "BDAY:19800905", "ADR:;;Hafenstraße 5;Hamburg;;20359;Germany"),
  card("b-2", "FN:Bob Kühn", "N:Kühn;Bob;;;", "EMAIL:robert@kuehn.example"),
  card("c-2", "FN:Eva Lindqvist", "N:Lindqvist;Eva;;;", "EMAIL:eva@lindqvist.example", "TEL:+46 8 5550120"),
  card("c-3", "FN:E. Lindqvist", "N:Lindqvist;E.;;;", "EMAIL:eva@lindqvist.example", "TITLE:Conductor"),
  card("d-2", "FN:Theo Same", "N:Same;Theo;;;", "EMAIL:theo@same.example"),
];

async function bring(kith: Kith) {
  // In one file: what two files say of one person, an import brings together itself.
  await kith.call("Imports", "Commit", [writeFile(kith, "both.vcf", [...first, ...second].join("\r\n") + "\r\n")], "", "");
}
const left = async (kith: Kith) => {
  const counts = await kith.call<DuplicateCounts>("Duplicates", "Scan");
  return counts.identical + counts.likely + counts.possible;
};
const total = async (kith: Kith) => (await kith.call<{ total: number }>("People", "List", { circle: "", kind: "", sort: "name", offset: 0, limit: 1 })).total;

describe("in English", () => {
  const here = scene();
  const w = words.en;
  const open = async () => {
    await bring(here.kith);
    await here.page.reload();
    await here.page.getByRole("navigation").waitFor();
    await here.page.keyboard.press("g");
    await here.page.keyboard.press("d");
    await here.page.getByRole("heading", { name: w.duplicates.title, level: 1 }).waitFor();
    await table().waitFor();
  };
  const table = () => here.page.getByRole("region", { name: w.duplicates.side });
  const column = (name: string | RegExp) => table().getByRole("columnheader", { name });
  /** Walks until somebody's group is on the screen. */
  const walkTo = async (name: string) => {
    for (let i = 0; i < 10; i++) await here.page.keyboard.press("k");
    for (let i = 0; i < 10 && !(await column(new RegExp(name)).first().isVisible()); i++) {
      await here.page.keyboard.press("j");
      await here.page.waitForTimeout(100);
    }
    await column(new RegExp(name)).first().waitFor();
  };

  test("merges by keys with a chosen value, and takes it back", async () => {
    const { page, kith } = here;
    await open();
    await accessible(page);
    const groups = await left(kith);
    const people = await total(kith);
    await walkTo("Anna Maier");
    const spring = table().getByRole("radio", { name: w.duplicates.choose(w.people.data.names.birthday, "5 September 1980") });
    await spring.waitFor();
    await table().getByRole("columnheader", { name: /Anna/ }).first().waitFor();
    const second = (await table().getByRole("columnheader").nth(2).innerText()).includes("Maier") ? "2" : "1";
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press(second);
    await expect.poll(() => spring.isChecked()).toBe(true);
    await page.keyboard.press("Enter");
    await column(/Anna Maier/).waitFor({ state: "detached" });
    await told(page, w.ui.notifications).getByRole("button", { name: w.ui.undo }).waitFor();
    await expect.poll(() => total(kith)).toBe(people - 1);
    expect(await left(kith)).toBe(groups - 1);
    const { rows } = await kith.call<{ rows: { id: string }[] }>("People", "Search", { text: "anna.meier@werft.example", circle: "", limit: 5 });
    expect((await kith.call<{ birthday: string }>("People", "Show", rows[0]!.id)).birthday).toBe("1980-09-05");
    await page.keyboard.press("Control+z");
    await column(/Anna Maier/).waitFor();
    expect(await total(kith)).toBe(people);
    await page.getByText(w.duplicates.left(groups)).waitFor();
  });

  test("what is kept apart is never proposed again, what is put off waits", async () => {
    const { page, kith } = here;
    await open();
    const groups = await left(kith);
    await walkTo("Bob Kühn");
    await page.keyboard.press("b");
    await column(/Bob Kühn/).waitFor({ state: "detached" });
    await walkTo("Anna Maier");
    await page.keyboard.press("l");
    await column(/Anna Maier/).waitFor({ state: "detached" });
    await page.getByText(w.duplicates.putOff(1)).waitFor();
    await page.reload();
    await page.getByRole("navigation").getByRole("button", { name: w.shell.areas.duplicates }).click();
    await page.getByText(w.duplicates.left(groups - 2)).waitFor();
    await page.getByRole("radio", { name: new RegExp(`^${w.duplicates.filters.later}`) }).check({ force: true });
    await column(/Anna Maier/).waitFor();
    await page.keyboard.press("l");
    await page.getByRole("heading", { name: w.duplicates.empty.later }).waitFor();
    await accessible(page);
    await page.getByText(w.duplicates.left(groups - 1)).waitFor();
  });

  test("one of three is left out", async () => {
    const { page, kith } = here;
    await open();
    const people = await total(kith);
    await walkTo("E. Lindqvist");
    await table().getByRole("checkbox").nth(2).waitFor();
    await page.keyboard.press("x");
    await page.getByText(w.duplicates.which).waitFor();
    await page.keyboard.press("3");
    await expect.poll(() => table().getByRole("checkbox").nth(2).isChecked()).toBe(false);
    await accessible(page);
    await page.keyboard.press("m");
    await expect.poll(() => total(kith)).toBe(people - 1);
  });

  test("merges all identical ones at once, until everybody is here only once", async () => {
    const { page, kith } = here;
    await open();
    const people = await total(kith);
    await page.keyboard.press("Shift+M");
    const sure = page.getByRole("dialog", { name: w.duplicates.identical.title(1) });
    await accessible(page);
    await sure.getByRole("button", { name: w.duplicates.identical.confirm }).click();
    await expect.poll(() => total(kith)).toBe(people - 1);
    await page.getByRole("button", { name: w.duplicates.identical.action(1) }).waitFor({ state: "detached" });
    while ((await left(kith)) > 0) {
      const before = await left(kith);
      await table().waitFor();
      // A key that comes while the next group is on its way is for nobody.
      await expect.poll(async () => {
        if ((await left(kith)) === before) await page.keyboard.press("m");
        return left(kith);
      }, { interval: 2_000 }).toBeLessThan(before);
    }
    await page.getByRole("heading", { name: w.duplicates.empty[""] }).waitFor();
    await accessible(page);
    expect(await total(kith)).toBe(4);
  });
});

describe("in German, small and dark", () => {
  const here = scene({ language: "de", page: { viewport: { width: 800, height: 600 }, colorScheme: "dark", locale: "de-DE" } });
  const w = words.de;

  test("stays in its window", async () => {
    const { page, kith } = here;
    await bring(kith);
    await page.reload();
    await page.getByRole("navigation").getByRole("button", { name: w.shell.areas.duplicates }).click();
    await page.getByRole("region", { name: w.duplicates.side }).waitFor();
    await accessible(page);
    const over = () => page.evaluate(() => {
      const page = document.querySelector(".page")!;
      return [page.scrollWidth - page.clientWidth, page.scrollHeight - page.clientHeight];
    });
    for (let i = 0; i < 4; i++) {
      expect(await over()).toEqual([0, 0]);
      await page.keyboard.press("ArrowRight");
    }
  });
});
