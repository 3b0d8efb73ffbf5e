import type { Kind, ListQuery } from "../../backend";
import type { Words } from "../../locales/index.svelte";
import type { MenuItem } from "../../ui/menu";

type ListWords = Words["people"]["list"];

/** What the contacts of a kind are called, "" for all kinds. */
export const kindName = (words: ListWords, kind: Kind | ""): string =>
  ({ "": words.allKinds, person: words.persons, organisation: words.organisations, group: words.groups })[kind];

/** The rows of a menu that say which kinds a list shows and what it is sorted by. */
export function shownBy(words: ListWords, kind: Kind | "", sort: ListQuery["sort"], choose: (some: Partial<Pick<ListQuery, "kind" | "sort">>) => void): MenuItem[] {
  return [
    ...(["", "person", "organisation", "group"] as const).map((value) => ({ label: kindName(words, value), checked: kind === value, run: () => choose({ kind: value }) })),
    "line",
    { label: words.byName, checked: sort === "name", run: () => choose({ sort: "name" }) },
    { label: words.byChange, checked: sort === "last", run: () => choose({ sort: "last" }) },
  ];
}
