import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { template } from "./icons";

describe("icons as templates", () => {
  test("an icon says its lines", () => {
    const source = readFileSync("node_modules/@lucide/svelte/dist/icons/x.svelte", "utf8");
    expect(template(source)).toContain('<path d="M18 6 6 18" /><path d="m6 6 12 12" />');
    expect(template(source)).toContain('class="lucide lucide-x"');
  });
  test("a module that says it in another way is no icon", () => expect(template("<script>let x = 1;</script>")).toBeUndefined());
});
