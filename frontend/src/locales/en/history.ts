export const history = {
  title: "History",
  text: "Every change, newest first. Each one can be taken back.",
  empty: "No changes yet",
  emptyText: "What is added, changed or imported will be listed here and can be taken back.",
  undo: (label: string) => `Undo: ${label}`,
  undone: "Undone",
  next: "Next change",
  previous: "Previous change",
  all: "All changes",
};
