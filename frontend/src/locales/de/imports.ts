import type { Words } from "../en";

export const imports = {
} satisfies Words["imports"];
