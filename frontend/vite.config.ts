import { svelte } from "@sveltejs/vite-plugin-svelte";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vitest/config";
import { icons } from "./icons.ts";

export default defineConfig({
  plugins: [icons, tailwindcss(), svelte()],
  build: {
    // WebKitGTK, WebView2 and WKWebView of the systems Kith runs on.
    target: ["es2022", "safari16.4"],
    // Fonts and pictures stay files: the content security policy allows no data: fonts.
    assetsInlineLimit: 0,
    // The polyfill is an inline script, which the policy blocks, and no webview needs it.
    modulePreload: { polyfill: false },
    // What the first frame needs comes in one file: every further one is a round trip through the window's program.
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: "start", tags: ["$initial"] }] },
        // The program finds the words of its language by this name and has them read along with the page (app/window/page.go).
        chunkFileNames: ({ name }) => (name === "de" || name === "en" ? "assets/words-[name]-[hash].js" : "assets/[name]-[hash].js"),
      },
    },
    reportCompressedSize: true,
  },
  resolve: process.env["VITEST"] ? { conditions: ["browser"] } : {},
  test: {
    environment: "happy-dom",
    setupFiles: ["vitest.setup.ts"],
    // styles/tokens.test.ts reads the colours.
    css: { include: /tokens\.css/ },
    include: ["src/**/*.test.ts", "*.test.ts"],
  },
});
