import type { Due } from "./types.followups";
import type { Role } from "./types.organisations";
import type { SavedView } from "./types.filters";

/**
 * The shapes that cross from Go to the window. Days are "2026-03-01"; birthdays may be partial ("--03-01", "1980-05",
 * "1980", "---12"); moments are RFC 3339 in UTC. Lists are never null. Ids are UUIDv7 text.
 */

export type Kind = "person" | "organisation" | "group";

/** A parameter map holds what no other field of a value shows. */
export type Params = Record<string, string[]>;

/**
 * Any single value of a contact. `ref` names its place in the card for {@link Edit}; it is only good together with the
 * `revision` of the contact it came with.
 */
export interface Value {
  ref: number;
  value: string;
  types: string[];
  label: string;
  preferred: boolean;
  params?: Params;
}

export interface Address {
  ref: number;
  street: string[];
  locality: string;
  region: string;
  postcode: string;
  country: string;
  pobox: string;
  extended: string;
  types: string[];
  label: string;
  formatted: string;
  preferred: boolean;
  /** The UID of the household whose address this is. */
  household?: string;
  params?: Params;
}

export interface Organisation {
  ref: number;
  name: string;
  units: string[];
}

export interface Related {
  ref: number;
  value: string;
  type: string;
  /** Who it is, where a contact of the book has the UID that `value` names. */
  contact?: string;
  name?: string;
}

export interface Photo {
  ref: number;
  type: string;
  bytes: number;
  sha256: string;
}

/** A property that none of the other fields shows, so that nothing is hidden. */
export interface RawProperty {
  ref: number;
  name: string;
  group: string;
  params: Params;
  value: string;
}

/** A day of a person's own: `label` is what it is called, "" where the card only says of what `type` it is. */
export interface OwnDate {
  ref: number;
  day: string;
  label: string;
  type: string;
}

/** An offer or a need on a card; days, "" for unknown, and `done` "" while it stands. */
export interface Giving {
  ref: number;
  kind: "offer" | "need";
  text: string;
  since: string;
  done: string;
}

/** How one met somebody; "" is not known. `when` is a day or an approximate time, `through` the name of the person, as it is now for those in the book. */
export interface Met {
  place: string;
  when: string;
  through: string;
  uid: string;
  /** The id of the person in the book. */
  contact?: string;
}

/** One contact whole, as `kith show --json` writes it. */
export interface Contact {
  id: string;
  uid: string;
  kind: Kind;
  name: string;
  given: string[];
  additional: string[];
  family: string[];
  prefixes: string[];
  suffixes: string[];
  nicknames: string[];
  emails: Value[];
  phones: Value[];
  addresses: Address[];
  organisations: Organisation[];
  titles: string[];
  roles: string[];
  held: Role[];
  birthday: string;
  anniversary: string;
  /** Days of their own that come every year; they are in `properties` as well. */
  dates: OwnDate[];
  /** When somebody died, as a birthday is written, or a text; "" for the living. */
  death: string;
  urls: Value[];
  ims: Value[];
  notes: string[];
  circles: string[];
  /** What somebody offers and looks for, ticked off or not. */
  giving: Giving[];
  /** "6w" is every six weeks. */
  rhythm?: string;
  met?: Met;
  /** How the card says somebody is addressed; missing where it does not. */
  form?: "informal" | "formal";
  /** In which language they are written to: de, en-GB. */
  language?: string;
  /** In salutations. */
  gender?: "feminine" | "masculine" | "common";
  related: Related[];
  photo: Photo | null;
  properties: RawProperty[];
  created: string;
  changed: string;
  /** Grows with every change; an edit names the revision it was made on. */
  revision: number;
}

/** A line of the people list. `subtitle` is "title, organisation" as far as known; `photo` is a version string, "" without one. */
export interface Row {
  id: string;
  kind: Kind;
  name: string;
  subtitle: string;
  place: string;
  photo: string;
  /** The day of the last encounter, "" if none. */
  lastEncounter: string;
  /** The next open follow-up, null if none. */
  next: { title: string; due: Due } | null;
  /** Since when it is time to be in touch, "" if it is not. */
  dueSince: string;
}

export interface RowPage {
  rows: Row[];
  /** How many contacts the whole list has. */
  total: number;
  offset: number;
}

/** `circle` "" is everybody; `kind` "" is all kinds; `sort` "name" goes by family name, "last" by the last change, newest first. */
export interface ListQuery {
  circle: string;
  kind: Kind | "";
  /** A filter as text, "" or missing for everybody. */
  where?: string;
  sort: "name" | "last";
  offset: number;
  limit: number;
}

export interface SearchQuery {
  text: string;
  circle: string;
  where?: string;
  limit: number;
}

/** Where a search found what it found: field is "name", "organisation", "email", "phone", "place", "circle", "note", "encounter" or "followup". */
export interface Match {
  id: string;
  field: string;
  /** Plain text around the hit, "" when the name itself matched. */
  snippet: string;
}

export interface SearchPage {
  rows: Row[];
  matches: Match[];
  /** How many fit; at least that many when `more`. */
  total: number;
  more: boolean;
  /** True when nothing fitted exactly and the rows are near spellings. */
  near: boolean;
}

export interface Circle {
  name: string;
  count: number;
}

/** The parts of a name as RFC 6350 §6.2.2 has them. */
export interface NameParts {
  prefixes: string[];
  given: string[];
  additional: string[];
  family: string[];
  suffixes: string[];
}

/**
 * One change to a card. "set" changes the value at `ref` (or the single-valued field when `ref` is -1), "add" appends
 * one, "remove" takes the value at `ref` away. Which of the value members is read depends on the field:
 * name → name; address → address; organisation → organisation; photo → text as a data: URI; kind → text; everything else → text.
 * `types` and `label` apply to email, phone, address, url, im; null leaves them as they are.
 */
export interface Edit {
  /** "end" makes a current role a former one. */
  op: "set" | "add" | "remove" | "end";
  field:
    | "name" | "nickname" | "email" | "phone" | "address" | "organisation" | "title" | "role" | "birthday" | "anniversary" | "date" | "death"
    | "url" | "im" | "note" | "circle" | "related" | "photo" | "kind" | "property" | "held" | "form" | "language" | "gender";
  ref: number;
  text: string;
  types: string[] | null;
  label: string | null;
  name: NameParts | null;
  address: Omit<Address, "ref" | "types" | "label" | "preferred" | "household" | "params"> | null;
  organisation: { name: string; units: string[] } | null;
  /** A role, for the field "held"; `ref` counts the roles. */
  held?: Role | null;
}

/** What a write answers: the change to undo it by, with its name in the window's language ("Telefonnummer geändert"). */
export interface Change {
  id: number;
  at: string;
  label: string;
  undone: boolean;
  /** What could not be done and was kept instead, sentences for people; usually empty. */
  remarks: string[];
}

export interface Settings {
  theme: "system" | "light" | "dark";
  language: "system" | "de" | "en";
  /** Widths of the side bar and the list in pixels, 0 = default. */
  sidebarWidth: number;
  listWidth: number;
  /** Code of the home country, "" for that of the system. */
  country: string;
  /** Where the window opens. */
  start: "people" | "today";
}

/** What the window needs to draw its first frame. */
export interface Start {
  /** "open", or "failed" with `problem` saying why (vault in use, newer version, damaged …). */
  state: "open" | "failed";
  problem: Problem | null;
  settings: Settings;
  /** The resolved language and zone of this computer. */
  language: "de" | "en";
  zone: string;
  today: string;
  vault: string;
  version: string;
  readOnly: boolean;
  first: RowPage;
  circles: Circle[];
  views: SavedView[];
  dueCount: number;
  /** How many are in the bin of a book that has nobody else; 0 in every other book. */
  binned: number;
}

/** Every rejected call carries one of these (as JSON in the Error's message over Wails). */
export interface Problem {
  code: string;
  message: string;
}

/** Sent as event "changed" after every write, from wherever: which areas have to be read again. */
export interface Changed {
  change: number;
  areas: ("contacts" | "encounters" | "followups" | "circles" | "duplicates" | "rhythms" | "sync" | "tidy" | "today" | "views" | "letters")[];
  /** The contacts concerned, at most 100; empty together with contacts in `areas` means many. */
  contacts: string[];
}
