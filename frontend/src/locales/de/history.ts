import type { Words } from "../en";
export const history = {
  title: "Verlauf",
  text: "Jede Änderung, die neueste zuerst. Jede lässt sich zurücknehmen.",
  empty: "Noch keine Änderungen",
  emptyText: "Was angelegt, geändert oder importiert wird, steht hier und lässt sich zurücknehmen.",
  undo: (label: string) => `Rückgängig: ${label}`,
  undone: "Zurückgenommen",
  next: "Nächste Änderung",
  previous: "Vorige Änderung",
  all: "Alle Änderungen",
} satisfies Words["history"];
