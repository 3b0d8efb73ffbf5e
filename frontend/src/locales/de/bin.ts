import type { Words } from "../en";
import { plural } from "../plural";

export const bin = {
  title: "Papierkorb",
  text: "Gelöschte lassen sich 30 Tage lang zurückholen, mit allem, was zu ihnen gehört. Danach werden sie endgültig gelöscht.",
  list: "Gelöschte Kontakte",
  count: (n: number) => plural("de", n, "# Kontakt", "# Kontakte"),
  empty: "Der Papierkorb ist leer",
  emptyText: "Wer gelöscht wird, bleibt 30 Tage hier und lässt sich zurückholen.",
  failed: "Der Papierkorb ließ sich nicht lesen",
  deleted: (when: string) => `${when} gelöscht`,
  left: (n: number) => plural("de", n, "noch # Tag", "noch # Tage"),
  last: "geht beim nächsten Öffnen",
  restore: "Zurückholen",
  restoreOne: (name: string) => `${name} zurückholen`,
  restoreSome: (n: number) => plural("de", n, "# Kontakt zurückholen", "# Kontakte zurückholen"),
  purge: "Endgültig löschen",
  purgeOne: (name: string) => `${name} endgültig löschen`,
  select: (name: string) => `Auswählen: ${name}`,
  selectAll: "Alle auswählen",
  selected: (n: number) => plural("de", n, "# ausgewählt", "# ausgewählt"),
  clear: "Auswahl aufheben",
  emptyAction: "Papierkorb leeren",
  ask: {
    one: (name: string) => `${name} endgültig löschen?`,
    some: (n: number) => plural("de", n, "# Kontakt endgültig löschen?", "# Kontakte endgültig löschen?"),
    all: (n: number) => plural("de", n, "Papierkorb mit # Kontakt leeren?", "Papierkorb mit # Kontakten leeren?"),
    text: "Ihre Karten gehen, und mit ihnen Begegnungen und Wiedervorlagen, die nur sie betreffen. Nur der Verlauf kann das noch zurücknehmen.",
  },
  keys: { toggle: "Im Papierkorb auswählen oder abwählen", purge: "Endgültig löschen" },
} satisfies Words["bin"];
