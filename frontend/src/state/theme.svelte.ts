import type { Settings } from "../backend";

const system = window.matchMedia("(prefers-color-scheme: dark)");
const state = $state({ theme: "system" as Settings["theme"], systemDark: system.matches });
system.addEventListener("change", (e) => {
  state.systemDark = e.matches;
  paint();
});

/** Whether the window is dark now. */
export const dark = (): boolean => (state.theme === "system" ? state.systemDark : state.theme === "dark");

/** Light, dark, or as the system has it, following when it changes at dusk. */
export function followTheme(theme: Settings["theme"]): void {
  state.theme = theme;
  paint();
}

function paint(): void {
  document.documentElement.dataset["theme"] = dark() ? "dark" : "light";
}
paint();
