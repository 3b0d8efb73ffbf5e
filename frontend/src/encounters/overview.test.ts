import { expect, it } from "vitest";
import { stretchDays } from "./overview.svelte";

it.each([
  ["", "", ""],
  ["week", "2026-11-21", ""],
  ["month", "2026-10-29", ""],
  ["year", "2025-11-28", ""],
  ["2024", "2024", "2024"],
  ["own", "2026-21", "2026-09-30"],
])("the stretch “%s” goes from “%s” to “%s”", (stretch, since, until) => {
  expect(stretchDays(stretch, "2026-11-27", { from: "2026-21", to: "2026-09-30" })).toEqual({ since, until });
});
