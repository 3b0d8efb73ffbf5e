import { defineConfig } from "vitest/config";

/** The end-to-end tests: real program, real vault, real browser. Two files at a time: each waits for its browser half of the time. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    environment: "node",
    include: ["*.test.ts"],
    maxWorkers: 2,
    // Generous: a busy machine is no fault of the program's.
    testTimeout: 180_000,
    hookTimeout: 120_000,
    // What is asked for until it comes gets as long as what Playwright waits for; a second would be a matter of luck.
    expect: { poll: { timeout: 20_000 } },
    // Where nobody can look on, a test that failed is tried again; the report names it.
    retry: process.env["CI"] ? 2 : 0,
  },
});
