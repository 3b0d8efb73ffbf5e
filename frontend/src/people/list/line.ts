import type { Due, Row } from "../../backend";
import { dayOf } from "../../locales/civil";
import { capital, sinceDay } from "../../rhythms/words";
import { exactDay, exactMoment, spokenDay, spokenDue, t, today } from "../../locales/index.svelte";

/** The quieter line of a row: why this person matters now. */
export interface Line {
  /** What is due, said first; "" for none. */
  when: string;
  /** True when that is today or over. */
  due: boolean;
  rest: string;
  /** The exact date for those who want to know. */
  exact: string;
}

/** Day and time on this computer. */
export function localDue(due: Due): { day: string; time: string } {
  if (due.day !== "") return { day: due.day, time: "" };
  const at = new Date(due.at);
  if (Number.isNaN(at.getTime())) return { day: "", time: "" };
  return { day: dayOf(at), time: `${String(at.getHours()).padStart(2, "0")}:${String(at.getMinutes()).padStart(2, "0")}` };
}

/** The next follow-up; else the last encounter; else who this is. */
export function lineOf(row: Row): Line {
  const who = [row.subtitle, row.place].filter(Boolean).join(" · ");
  if (row.next) {
    const { day, time } = localDue(row.next.due);
    const exact = row.next.due.at ? exactMoment(row.next.due.at) : exactDay(day);
    return { when: capital(spokenDue(day, time)), due: day <= today(), rest: row.next.title, exact };
  }
  if (row.dueSince) {
    const seen = row.lastEncounter ? t().people.list.lastSeen(spokenDay(row.lastEncounter)) : who;
    return { when: row.dueSince === today() ? capital(t().rhythms.dueToday) : capital(t().rhythms.dueSince(sinceDay(row.dueSince))), due: false, rest: seen, exact: row.lastEncounter ? exactDay(row.lastEncounter) : "" };
  }
  if (row.lastEncounter) {
    const seen = t().people.list.lastSeen(spokenDay(row.lastEncounter));
    return { when: "", due: false, rest: [seen, row.subtitle || row.place].filter(Boolean).join(" · "), exact: exactDay(row.lastEncounter) };
  }
  return { when: "", due: false, rest: who, exact: "" };
}
