import { describe, expect, it, vi } from "vitest";
import { safeNodes } from "./safe";

function shown(html: string, open = () => {}): HTMLElement {
  const box = document.createElement("div");
  box.append(safeNodes(html, open));
  return box;
}

describe("safeNodes", () => {
  it("keeps what a note consists of", () => expect(shown("<p>Ein <strong>guter</strong> Tag</p><ul><li>eins</li></ul>").innerHTML).toBe("<p>Ein <strong>guter</strong> Tag</p><ul><li>eins</li></ul>"));
  it("keeps no attribute", () => expect(shown('<p onclick="x()" style="color:red" class="a">Text</p>').innerHTML).toBe("<p>Text</p>"));
  it("keeps no script, picture or style", () =>
    expect(shown('<script>alert(1)</script><img src=x onerror=alert(1)><style>p { color: red }</style><p>Rest</p>').innerHTML).toBe("<p>Rest</p>"));
  it("marks mentions of people", () => {
    const open = vi.fn();
    const link = shown('<p>mit <a href="kith:0190-a">@Anna</a></p>', open).querySelector<HTMLElement>("[role=link][data-person]")!;
    expect([link.textContent, link.title]).toEqual(["@Anna", ""]);
    link.click();
    expect(open).toHaveBeenCalledWith("kith:0190-a");
  });
  it("makes links without an address", () => {
    const open = vi.fn();
    const box = shown('<p><a href="https://a.example/x">hier</a></p>', open);
    expect(box.querySelector("a, [href]")).toBeNull();
    const link = box.querySelector<HTMLElement>("[role=link]")!;
    link.click();
    link.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" }));
    expect(open).toHaveBeenCalledTimes(2);
    expect(open).toHaveBeenCalledWith("https://a.example/x");
  });
});
