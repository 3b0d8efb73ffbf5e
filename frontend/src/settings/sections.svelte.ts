import { t } from "../locales/index.svelte";
import { go } from "../state/router.svelte";

/** The parts of the settings, in the order they stand in. */
export const sections = ["appearance", "rhythms", "today", "letters", "vault", "leave", "calendar", "keyboard"] as const;
export type SectionName = (typeof sections)[number];

/** What a part is called. */
export function sectionTitle(name: SectionName): string {
  const words = t();
  const titles = { ...words.settings, rhythms: words.rhythms.section, today: words.today.settings.title, letters: words.letters.section, calendar: words.sync.section };
  return titles[name];
}

let wanted = $state<SectionName | "">("");

/** Opens the settings at one of their parts. */
export function openSection(name: SectionName): void {
  wanted = name;
  go({ area: "settings" });
}

/** The part that was asked for, until {@link arrived} is called. */
export const wantedSection = (): SectionName | "" => wanted;
export const arrived = (): void => void (wanted = "");
