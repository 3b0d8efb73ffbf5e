import { readdirSync } from "node:fs";
import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";

/** Which folder may import which: primitives know no area, areas know no shell. */
const upward = (folders) => ({
  "no-restricted-imports": ["error", { patterns: folders.map((f) => ({ group: [`../${f}/*`, `../../${f}/*`], message: `${f} is a tier above` })) }],
});
const tiers = ["shell", "common", "state", "ui", "locales", "backend", "styles"];
const areas = readdirSync(new URL("src", import.meta.url), { withFileTypes: true }).filter((one) => one.isDirectory() && !tiers.includes(one.name)).map((one) => one.name);

export default ts.config(
  { ignores: ["dist/", "node_modules/", "test-results/", "wailsjs/"] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser } } },
  { files: ["*.config.ts", "*.config.js"], languageOptions: { globals: { ...globals.node } } },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    rules: {
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      eqeqeq: "error",
      // Contact data is hostile until proven otherwise.
      "svelte/no-at-html-tags": "error",
      // Kith has no URLs: links to data open through backend.shell.openLink only.
      "svelte/no-navigation-without-resolve": "off",
    },
  },
  // Dates and sets made and thrown away inside a function need no reactivity.
  { files: ["**/*.svelte.ts"], rules: { "svelte/prefer-svelte-reactivity": "off" } },
  { files: ["src/ui/**"], rules: upward(["backend", "state", "common", "shell", ...areas]) },
  { files: ["src/locales/**", "src/backend/**"], rules: upward(["ui", "state", "common", "shell", ...areas]) },
  { files: ["src/state/**"], rules: upward(["common", "shell", ...areas]) },
  { files: ["src/common/**"], rules: upward(["shell", ...areas]) },
  { files: areas.map((a) => `src/${a}/**`), rules: upward(["shell"]) },
);
