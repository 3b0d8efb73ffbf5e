import { backend, type Change, type Followup } from "../backend";
import { addDays, addMonths, daysBetween } from "../locales/civil";
import { spokenDue, t, today } from "../locales/index.svelte";
import { openLog } from "../people/open.svelte";
import { attempt, toastChange, type ToastAction } from "../state/toasts.svelte";
import { openFollowup } from "./open";

/** A day that may suit for the next time, with what to call it. */
export interface Suggestion {
  day: string;
  label: string;
}

/**
 * When one may want to come back to somebody: after as long as it took this time, if that was weeks or months, and the
 * usual ones. At most three, none twice.
 */
export function suggestions(one: Pick<Followup, "created" | "localDay">, now: string): Suggestion[] {
  const words = t().followups.next;
  const taken = daysBetween(one.created.slice(0, 10), one.localDay);
  const weeks = (n: number): Suggestion => ({ day: addDays(now, 7 * n), label: words.inWeeks(n) });
  const months = (n: number): Suggestion => ({ day: addMonths(now, n), label: words.inMonths(n) });
  const again = taken >= 45 ? [months(Math.min(12, Math.round(taken / 30.44)))] : taken >= 10 ? [weeks(Math.round(taken / 7))] : [];
  const found: Suggestion[] = [];
  for (const { day, label } of [...again, weeks(2), months(1), months(3)]) {
    if (!found.some((other) => Math.abs(daysBetween(other.day, day)) < 5)) found.push({ day, label });
  }
  return found.slice(0, 3).sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** What `l` and `f` do while the question is on the screen, and until when. */
let asked: { log: () => void; plan: () => void; until: number } | null = null;

/** What comes next after the follow-up that was ticked off last, for keys; null when nobody asks any more. */
export const nextAfterDone = (now = Date.now()): typeof asked => (asked && now < asked.until ? asked : null);

/**
 * Ticks a follow-up off and asks what next: an encounter to log, the next follow-up on a day that suits, or nothing. The
 * question goes by itself; one that comes again says when. Answers whether the write went well.
 */
export function finish(one: Followup): Promise<boolean> {
  return attempt(
    () => backend.followups.done(one.id, true),
    (change) => void ask(one, change),
  );
}

async function ask(one: Followup, change: Change): Promise<void> {
  const words = t().followups.next;
  const actions: ToastAction[] = [];
  const first = one.contacts[0];
  const log = () => first && openLog(first.id);
  const plan = () => void openFollowup({ contacts: one.contacts, title: one.title });
  if (first) actions.push({ label: words.log, keys: "L", run: () => log() });
  let question = words.ask;
  if (one.repeat !== "") {
    const now = await backend.followups.show(one.id).catch(() => null);
    if (now && now.done === "") question = words.again(spokenDue(now.localDay, now.localTime), now.every);
  } else {
    for (const { day, label } of suggestions(one, today())) actions.push({ label, run: () => void add(one, day) });
    actions.push({ label: words.other, keys: "F", run: plan });
  }
  asked = { log: () => log(), plan, until: Date.now() + 20_000 };
  toastChange(change, { ask: question, actions });
}

/** The same once more, on a day. */
function add(one: Followup, day: string): Promise<boolean> {
  const steps = one.steps.map((step) => ({ id: "", text: step.text, done: false }));
  return attempt(() =>
    backend.followups.save({ id: "", title: one.title, note: one.note, day, time: "", zone: "", repeat: "", steps, contacts: one.contacts.map((person) => person.id) }),
  );
}
