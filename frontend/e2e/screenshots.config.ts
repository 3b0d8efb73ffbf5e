import { defineConfig } from "vitest/config";

/** `make screenshots`: not a test, but it starts the same things. */
export default defineConfig({
  root: import.meta.dirname,
  test: { environment: "node", include: ["screenshots.ts"], fileParallelism: false, testTimeout: 1_800_000, hookTimeout: 60_000 },
});
