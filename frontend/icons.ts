import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

type Shape = [tag: string, attributes: Record<string, string | number>];

/** What a module of @lucide/svelte says of its icon: `const iconData = { name, size, node }`, JSON to the last character. */
function iconIn(source: string): { name: string; node: Shape[] } | undefined {
  const data = /const iconData = (\{.*\});?$/m.exec(source)?.[1];
  return data === undefined ? undefined : (JSON.parse(data) as { name: string; node: Shape[] });
}

/** The icon as a component that is one template. It takes its size in pixels and a label for those that say something by themselves. */
export function template(source: string): string | undefined {
  const icon = iconIn(source);
  if (!icon) return undefined;
  const shapes = icon.node.map(([tag, attributes]) => `<${tag} ${Object.entries(attributes).map(([key, value]) => `${key}="${value}"`).join(" ")} />`);
  return `<script>const { size = 24, "aria-label": label } = $props();</script>
<svg class="lucide lucide-${icon.name}" width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2"
  stroke-linecap="round" stroke-linejoin="round" role={label ? "img" : undefined} aria-label={label} aria-hidden={label ? undefined : "true"}>${shapes.join("")}</svg>`;
}

/** Lucide's own components make each line of each icon by itself while the page runs: a fifth of what the first frame cost. */
export const icons: Plugin = {
  name: "icons",
  enforce: "pre",
  load(id) {
    if (!/\/@lucide\/svelte\/dist\/icons\/[\w-]+\.svelte$/.test(id)) return undefined;
    const made = template(readFileSync(id, "utf8"));
    if (made === undefined) this.error(`${id} says its icon in another way than before: see icons.ts`);
    return made;
  },
};
