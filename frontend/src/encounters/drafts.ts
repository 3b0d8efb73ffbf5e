import type { EncounterKind } from "../backend";
import type { Pick } from "../common/PeopleField.svelte";
import type { Mention } from "./mentions";

/** What was begun and not saved: closing the form keeps it until the program ends. */
export interface Draft {
  kind: EncounterKind;
  day: string;
  time: string;
  place: string;
  /** As it was typed. */
  size: string;
  initiator: "me" | "them" | "";
  links: string[];
  people: Pick[];
  text: string;
  mentions: Mention[];
}

const kept = new Map<string, Draft>();

/** The key of a draft: the person for a new entry, the entry for a change, "" for a new one of nobody yet. */
export const draftOf = (key: string): Draft | undefined => kept.get(key);

/** Keeps a draft; one in which nothing was said is not worth keeping. */
export function keepDraft(key: string, draft: Draft, people: number): void {
  if (draft.text.trim() === "" && draft.place === "" && draft.links.length === 0 && draft.people.length <= people) kept.delete(key);
  else kept.set(key, draft);
}

export const dropDraft = (key: string): void => void kept.delete(key);
