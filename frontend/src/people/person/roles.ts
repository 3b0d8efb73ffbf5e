import type { Edit, Role } from "../../backend";
import { parseBirthday } from "./birthday";

/** A role that is not on the card yet. */
export const freshRole: Role = { ref: -1, organisation: "", units: [], title: "", role: "", from: "", to: "", current: true, organisationUid: "", organisationId: "" };

const nothing = { text: "", types: null, label: null, name: null, address: null, organisation: null } as const;

/** The edit that makes a role say something else, or a new one. */
export const roleEdit = (role: Role): Edit => ({ ...nothing, op: role.ref < 0 ? "add" : "set", field: "held", ref: role.ref, held: role });
export const roleRemoval = (role: Role): Edit => ({ ...nothing, op: "remove", field: "held", ref: role.ref });
/** Ends a role on a day, month or year. */
export const roleEnd = (role: Role, to: string): Edit => ({ ...nothing, op: "end", field: "held", ref: role.ref, held: { ...freshRole, to } });

/** What somebody is in a role: title, or what they do, or "". */
export const titleOf = (role: Role): string => [role.title, role.role].filter(Boolean).join(", ");
/** Where: organisation and department. */
export const placeOf = (role: Role): string => [role.organisation, ...role.units].filter(Boolean).join(", ");
/** A role on one line. */
export const roleLine = (role: Role): string => [titleOf(role), placeOf(role)].filter(Boolean).join(", ");

/** Whether what ends then is still so: what ends this month or year is taken as over. "" never ends. */
export const lasts = (to: string, today: string): boolean => to === "" || to > today.slice(0, to.length);

/** Reads a year, a month or a day as people type it: "2019", "06/2019", "June 2019", "9.6.2019"; "" stays "", null is none. */
export function parsePeriod(text: string, today: string): string | null {
  const typed = text.trim();
  if (typed === "") return "";
  const month = /^(\d{1,2})[./ ]+(\d{4})$/.exec(typed);
  if (month && Number(month[1]) >= 1 && Number(month[1]) <= 12) return `${month[2]}-${month[1]!.padStart(2, "0")}`;
  const day = parseBirthday(typed, today);
  // What lies ahead is no birthday, but it may be when a term of office ends.
  if (day === null) return /^\d{4}(-(0[1-9]|1[0-2]))?$/.test(typed) ? typed : null;
  return /^\d{4}/.test(day) ? day : null;
}

/** Finds a role again on a card that was changed meanwhile. */
export function sameRole(role: Role, held: Role[]): Role | undefined {
  const says = (r: Role) => JSON.stringify({ ...r, ref: 0, organisationId: "" });
  if (role.ref < 0) return role;
  const there = held[role.ref];
  return there && says(there) === says(role) ? there : held.find((r) => says(r) === says(role));
}
