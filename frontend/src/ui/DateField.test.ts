import { render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { beforeEach, expect, it, vi } from "vitest";
import { setLanguage, setToday } from "../locales/index.svelte";
import DateField from "./DateField.svelte";
import { fieldsSettled, readPhrasesBy } from "./phrases";

// What Go answers to the few texts below; its grammar has tests of its own.
const asked = vi.hoisted(() => vi.fn((text: string) => {
  const days: Record<string, { day: string; time: string }> = { "übermorgen": { day: "2026-11-24", time: "" }, "Donnerstag um zehn": { day: "2026-11-26", time: "10:00" }, "letzten Frühling": { day: "2026-21", time: "" } };
  return Promise.resolve(days[text] ?? null);
}));

beforeEach(() => {
  readPhrasesBy({ when: asked, time: () => Promise.resolve("") });
  setLanguage("de");
  setToday("2026-11-22");
});

async function field(value = "", more: { ontime?: (time: string) => void; past?: boolean } = {}) {
  const onchange = vi.fn();
  // Popups open inside the page's main landmark.
  document.body.innerHTML = "<main></main>";
  render(DateField, { target: document.querySelector("main")!, props: { value, label: "Wann", onchange, ...more } });
  const input = screen.getByRole<HTMLInputElement>("textbox", { name: "Wann" });
  const type = async (text: string) => {
    input.value = text;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    await fieldsSettled();
    await tick();
  };
  const press = async (key: string) => {
    input.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    await fieldsSettled();
    await tick();
  };
  await tick();
  return { input, type, press, onchange };
}

it("shows the day in the language and takes typed words", async () => {
  const { input, type, press, onchange } = await field("2026-12-01");
  expect(input.value).toBe("01.12.2026");
  await type("übermorgen");
  expect(screen.getByText("Dienstag, 24. November 2026")).toBeTruthy();
  expect(onchange).not.toHaveBeenCalled();
  await press("Enter");
  expect(onchange).toHaveBeenCalledWith("2026-11-24");
  expect(input.value).toBe("24.11.2026");
});

it("says so when it does not understand, and keeps the text", async () => {
  const { input, type, press, onchange } = await field();
  await type("bald");
  await press("Enter");
  expect(onchange).not.toHaveBeenCalled();
  expect(input.value).toBe("bald");
  expect(input.getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByRole("alert")).toBeTruthy();
});

it("goes by a day with the arrows", async () => {
  const { press, onchange } = await field("2026-12-31");
  await press("ArrowUp");
  expect(onchange).toHaveBeenCalledWith("2027-01-01");
});

it("hands on a time that was typed with the day, where there is a place for it", async () => {
  const ontime = vi.fn();
  const { type, press, onchange } = await field("2026-12-01", { ontime });
  await type("Donnerstag um zehn");
  expect(screen.getByText("26.11. 10:00")).toBeTruthy();
  await press("Enter");
  expect(onchange).toHaveBeenCalledWith("2026-11-26");
  expect(ontime).toHaveBeenCalledWith("10:00");
});

it("does not drop a time it has no place for", async () => {
  const { type, press, onchange } = await field();
  await type("Donnerstag um zehn");
  await press("Enter");
  expect(onchange).not.toHaveBeenCalled();
  expect(screen.getByRole("alert")).toBeTruthy();
});

it("looks back where it is told to, and takes no period for a day", async () => {
  const { type, press, onchange } = await field("", { past: true });
  await type("letzten Frühling");
  expect(asked).toHaveBeenLastCalledWith("letzten Frühling", true);
  await press("Enter");
  expect(onchange).not.toHaveBeenCalled();
  expect(screen.getByRole("alert")).toBeTruthy();
});
