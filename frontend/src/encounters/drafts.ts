import type { EncounterKind } from "../backend";
import type { Pick } from "../common/PeopleField.svelte";
import { keepUnsaved, unsaved } from "../state/unsaved";
import type { Mention } from "./mentions";

/** What was begun and not saved: it is there again the next time, be it after the window was closed. */
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

const named = (key: string) => `encounter:${key}`;

/** The key of a draft: the person for a new entry, the entry for a change, "" for a new one of nobody yet. */
export const draftOf = (key: string): Draft | undefined => unsaved<Draft>(named(key));

/** Keeps a draft; one in which nothing was said is not worth keeping. */
export function keepDraft(key: string, draft: Draft, people: number): void {
  const empty = draft.text.trim() === "" && draft.place === "" && draft.links.length === 0 && draft.people.length <= people;
  keepUnsaved(named(key), empty ? null : draft);
}

export const dropDraft = (key: string): void => keepUnsaved(named(key), null);
