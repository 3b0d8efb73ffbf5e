import { t } from "../locales/index.svelte";

/** The last part of a path, whatever system it is from. */
export const baseName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

/** What people call a format of address books: "outlook-csv" is Outlook's table. */
export const formatName = (format: string): string => t().imports.formats[format] ?? format.replace(/^vcard-?/, "vCard ").trim();
