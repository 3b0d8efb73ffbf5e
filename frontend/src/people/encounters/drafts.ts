import type { EncounterKind } from "../../backend";
import type { Pick } from "../../common/PeopleField.svelte";

/** What was begun and not saved: closing the form keeps it until the program ends. */
export interface Draft {
  kind: EncounterKind;
  day: string;
  others: Pick[];
  note: string;
}

const kept = new Map<string, Draft>();

/** The key of a draft: the person for a new entry, the entry for a change. */
export const draftOf = (key: string): Draft | undefined => kept.get(key);

/** Keeps a draft; one without a note is not worth keeping. */
export function keepDraft(key: string, draft: Draft): void {
  if (draft.note.trim() === "" && draft.others.length === 0) kept.delete(key);
  else kept.set(key, draft);
}

export const dropDraft = (key: string): void => void kept.delete(key);
