import type { Address, Contact, Edit, NameParts, Organisation } from "../../backend";
import type { LabelledField } from "./labels";

/** The fields that stand in the list of a person's data, in the order they stand there. */
export const fieldOrder = [
  "phone", "email", "address", "url", "im", "organisation", "title", "role", "nickname", "birthday", "anniversary", "date", "death", "related", "note",
] as const;

export type FieldName = (typeof fieldOrder)[number];

/** One value of a person, as a row shows and edits it. */
export interface FieldRow {
  /** Stable while the contact is the same: field and place. */
  key: string;
  field: FieldName;
  /** As {@link Edit} wants it. */
  ref: number;
  value: string;
  types: string[];
  label: string;
  preferred: boolean;
  address: Address | null;
  organisation: Organisation | null;
  /** Who a relation leads to, where that is a contact of the book. */
  contact: { id: string; name: string } | null;
  /** An address that others share. */
  shared: boolean;
  /** A day that comes back no more: of somebody who died. */
  over: boolean;
  /** True for a row that is not in the card yet. */
  fresh: boolean;
}

const plain = { types: [] as string[], label: "", preferred: false, address: null, organisation: null, contact: null, shared: false, over: false, fresh: false };
const labelled: readonly string[] = ["phone", "email", "address", "url", "im"] satisfies LabelledField[];

/** Whether values of a field carry a label (work, home, …). */
export const isLabelled = (field: FieldName): field is FieldName & LabelledField => labelled.includes(field);

/** What a role is made of. */
export const ofRoles: readonly FieldName[] = ["organisation", "title", "role"];

/** Of these a card has at most one. */
export const isSingle = (field: FieldName): boolean => field === "birthday" || field === "anniversary" || field === "death";

/** Whether a field is a day, whole or in part. */
export const isDay = (field: FieldName): boolean => isSingle(field) || field === "date";

/** Everything of a contact that has a row, in the order of {@link fieldOrder}. */
export function fieldRows(c: Contact): FieldRow[] {
  const values = (field: FieldName, list: { ref: number; value: string; types: string[]; label: string; preferred: boolean }[]) =>
    list.map((one, i) => ({ ...plain, ...one, field, key: `${field} ${i}` }));
  const texts = (field: FieldName, list: string[]) => list.map((value, i) => ({ ...plain, field, ref: i, value, key: `${field} ${i}` }));
  const over = c.death !== "";
  const single = (field: FieldName, value: string) => (value === "" ? [] : [{ ...plain, field, ref: -1, value, over, key: `${field} 0` }]);
  const found: Record<FieldName, FieldRow[]> = {
    phone: values("phone", c.phones),
    email: values("email", c.emails),
    address: c.addresses.map((a, i) => ({ ...plain, field: "address", ref: a.ref, value: addressLine(a), types: a.types, label: a.label, preferred: a.preferred, address: a, shared: Boolean(a.household), key: `address ${i}` })),
    url: values("url", c.urls),
    im: values("im", c.ims),
    organisation: c.organisations.map((o, i) => ({ ...plain, field: "organisation", ref: o.ref, value: [o.name, ...o.units].filter(Boolean).join(", "), organisation: o, key: `organisation ${i}` })),
    title: texts("title", c.titles),
    role: texts("role", c.roles),
    nickname: texts("nickname", c.nicknames),
    birthday: single("birthday", c.birthday),
    anniversary: single("anniversary", c.anniversary),
    date: c.dates.map((d, i) => ({ ...plain, field: "date", ref: d.ref, value: d.day, types: d.type === "" ? [] : [d.type], label: d.label, over, key: `date ${i}` })),
    death: single("death", c.death),
    related: c.related.map((r, i) => ({ ...plain, field: "related", ref: r.ref, value: r.value, types: r.type === "" ? [] : [r.type], contact: r.contact ? { id: r.contact, name: r.name ?? r.value } : null, key: `related ${i}` })),
    note: texts("note", c.notes),
  };
  return fieldOrder.flatMap((field) => found[field]);
}

/** An empty row of a field, to be filled. */
export function freshRow(field: FieldName): FieldRow {
  const types = field === "phone" ? ["cell"] : [];
  const address = field === "address" ? noAddress : null;
  const organisation = field === "organisation" ? { ref: -1, name: "", units: [] } : null;
  return { ...plain, key: `${field} new`, field, ref: -1, value: "", types, address, organisation, fresh: true };
}

const noAddress: Address = {
  ref: -1, street: [], locality: "", region: "", postcode: "", country: "", pobox: "", extended: "", types: [], label: "", formatted: "", preferred: false,
};

/** Finds a row again after the card was written by somebody else or by the edit before: same place first, same value else. */
export function sameRow(row: FieldRow, rows: FieldRow[]): FieldRow | undefined {
  if (row.fresh) return row;
  const there = rows.find((one) => one.key === row.key);
  return there?.value === row.value ? there : rows.find((one) => one.field === row.field && one.value === row.value);
}

/** An address in the lines of an envelope: from its formatted text if the card has one, else in German order. */
export function addressLines(a: Omit<Address, "ref" | "types" | "label" | "preferred">): string[] {
  if (a.formatted.trim() !== "") return a.formatted.split(/\r?\n/).map((line) => line.trim()).filter(Boolean);
  const town = [a.postcode, a.locality].filter(Boolean).join(" ");
  return [a.pobox, a.extended, ...a.street, town, a.region, a.country].map((line) => line.trim()).filter(Boolean);
}

/** An address in one line. */
export const addressLine = (a: Omit<Address, "ref" | "types" | "label" | "preferred">): string => addressLines(a).join(", ");

/** What an editor hands back. */
export interface Draft {
  text: string;
  types: string[] | null;
  label: string | null;
  address: Edit["address"];
  organisation: Edit["organisation"];
}

const nothing = { text: "", types: null, label: null, name: null, address: null, organisation: null } as const;

/** The edit that turns a row into a draft; null when nothing changed, removal when everything was emptied. */
export function editOf(row: FieldRow, draft: Draft): Edit | null {
  const empty = draft.text.trim() === "" && !filled(draft.address) && !filled(draft.organisation);
  if (empty) return row.fresh ? null : removal(row);
  const edit: Edit = { ...nothing, ...draft, text: draft.text.trim(), op: row.fresh ? "add" : "set", field: row.field, ref: row.ref };
  // A single value is set, whether the card had one or not.
  if (isSingle(row.field)) edit.op = "set";
  return !row.fresh && same(row, edit) ? null : edit;
}

/** Takes a value away. */
export const removal = (row: Pick<FieldRow, "field" | "ref">): Edit => ({ ...nothing, op: "remove", field: row.field, ref: row.ref });

/** Sets the parts of the name, the name as it is displayed, or both; null and "" leave the one to follow the other. */
export const nameEdit = (name: NameParts | null, shown = ""): Edit => ({ ...nothing, op: "set", field: "name", ref: -1, name, text: shown });

/** Sets or, with "", removes the photo; the text is a data: URI. */
export const photoEdit = (uri: string): Edit => ({ ...nothing, op: uri === "" ? "remove" : "set", field: "photo", ref: -1, text: uri });

/** Makes a person an organisation or back. */
export const kindEdit = (kind: string): Edit => ({ ...nothing, op: "set", field: "kind", ref: -1, text: kind });

/** Takes a property away that no other field shows. */
export const propertyRemoval = (ref: number): Edit => ({ ...nothing, op: "remove", field: "property", ref });

function filled(part: Edit["address"] | Edit["organisation"]): boolean {
  return part !== null && Object.values(part).flat().some((text) => text.trim() !== "");
}

function same(row: FieldRow, edit: Edit): boolean {
  const types = edit.types === null || [...edit.types].sort().join() === [...row.types].sort().join();
  const label = edit.label === null || edit.label === row.label;
  if (!types || !label) return false;
  if (edit.address) return JSON.stringify(parts(edit.address)) === JSON.stringify(row.address && parts(row.address));
  if (edit.organisation) return edit.organisation.name === row.organisation?.name && edit.organisation.units.join("\n") === row.organisation.units.join("\n");
  return edit.text === row.value.trim();
}

const parts = (a: NonNullable<Edit["address"]>) => [a.street.join("\n"), a.locality, a.region, a.postcode, a.country, a.pobox, a.extended];

/** What opens a value in another program: "" for values that no program opens. Never put into a href. */
export function linkOf(field: FieldName, value: string): string {
  const text = value.trim();
  if (text === "") return "";
  if (field === "phone") {
    const number = text.replace(/^tel:/i, "").replaceAll(/[^\d+*#]/g, "");
    return number === "" ? "" : `tel:${number}`;
  }
  if (field === "email") return text.includes("@") ? `mailto:${text.replace(/^mailto:/i, "")}` : "";
  if (field === "url") return /^https?:\/\//i.test(text) ? text : /^[\p{L}\p{N}.-]+\.\p{L}{2,}(\/|$)/u.test(text) ? `https://${text}` : "";
  if (field === "im") return /^(xmpp|sips?):[^\s?;]+@[^\s?;]+$/i.test(text) ? text : "";
  return "";
}
