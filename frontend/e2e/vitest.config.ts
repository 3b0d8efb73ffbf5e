import { defineConfig } from "vitest/config";

/** The end-to-end tests: real program, real vault, real browser. One file after the other: two cores are soon busy. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    environment: "node",
    include: ["*.test.ts"],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
