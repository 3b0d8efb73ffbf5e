/**
 * Dates and times in words are read by Go, which has the one grammar for them (internal/phrase); main.ts says by whom. An answer takes
 * about a millisecond, so fields ask at every key; a form that is sent in between waits for it with fieldsSettled().
 */

/** What a phrase means: a day or a period that is over (2026-03, 2026, season 2026-21), and "15:04" or "". */
export interface When {
  day: string;
  time: string;
}

interface Reader {
  when(text: string, past: boolean): Promise<When | null>;
  time(text: string): Promise<string>;
}

let reader: Reader | undefined;
const open = new Set<Promise<unknown>>();

/** Says who reads phrases. */
export function readPhrasesBy(who: Reader): void {
  reader = who;
}

async function track<T>(asked: Promise<T> | undefined, none: T): Promise<T> {
  if (!asked) return none;
  open.add(asked);
  try {
    return await asked;
  } catch {
    return none;
  } finally {
    open.delete(asked);
  }
}

/** What a text means; null is what is no day. `past` looks back where the words leave it open. */
export const readWhen = (text: string, past = false): Promise<When | null> => track(reader?.when(text.trim(), past), null);

/** A time as "15:04"; "" is what is none. */
export const readTime = (text: string): Promise<string> => track(reader?.time(text.trim()), "");

/** Waits until every field knows what was typed into it. Forms call it before they look at `unclear`. */
export async function fieldsSettled(): Promise<void> {
  while (open.size > 0) await Promise.allSettled(open);
  // One turn more: the fields take their answers after us.
  await new Promise((done) => setTimeout(done, 0));
}
