import type { Words } from "../en";

export const people = {
} satisfies Words["people"];
