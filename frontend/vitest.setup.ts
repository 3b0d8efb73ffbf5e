import { readWords } from "./src/locales/index.svelte";

// A window reads the words of its language before it shows anything; tests change the language as they like.
await Promise.all([readWords("de"), readWords("en")]);
