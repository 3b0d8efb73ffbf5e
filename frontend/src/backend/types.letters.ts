import type { ContactRef } from "./types.today";

/** Writing to people, as app/window has it. */

/** Language and form of address. */
export type Manner = "de-informal" | "de-formal" | "en-informal" | "en-formal";
export type LetterForm = "informal" | "formal";

/** A text with placeholders in one manner. */
export interface LetterText {
  manner: Manner;
  subject: string;
  body: string;
}

/** `id` is "" for one that comes with Kith; `ref` names every one. */
export interface LetterTemplate {
  id: string;
  ref: string;
  name: string;
  kind: "message" | "greeting";
  texts: LetterText[];
}

/** A letter to one contact: by a template, or with "" by what it is about (a kind of Today, "" for nothing). */
export interface LetterRequest {
  contact: string;
  template: string;
  about: string;
  /** In place of the contact's own, "" for that. */
  manner: Manner | "";
}

/** How somebody is addressed, and who says so. */
export interface LetterAddressed {
  manner: Manner;
  formBy: "card" | "circle" | "choice";
  languageBy: "card" | "choice";
  circle: string;
}

/** A way to reach somebody; `text`: whether it takes a text along. */
export interface LetterWay {
  kind: "mail" | "call" | "sip" | "sms" | "xmpp" | "whatsapp" | "signal" | "telegram" | "matrix" | "threema";
  address: string;
  text: boolean;
}

/** A letter, filled in but for what is `missing` (placeholders). `template` and `kind` are "" in a preview of many. */
export interface LetterDraft {
  person: ContactRef;
  addressed: LetterAddressed;
  salutation: string;
  /** The manner the text is really in. */
  written: Manner;
  template: string;
  kind: string;
  subject: string;
  body: string;
  missing: string[];
  /** The e-mail address, "" without one that can be written to. */
  address: string;
  badAddress: string;
  ways: LetterWay[];
}

export interface LetterPreview {
  total: number;
  at: number;
  draft: LetterDraft | null;
  manners: { manner: Manner; count: number }[];
  ready: LetterReady[];
  without: LetterWithout[];
}

/** Somebody whose letter can be handed to a mail program; `at`: the place among all; `fits`: into a link. */
export interface LetterReady {
  id: string;
  name: string;
  address: string;
  subject: string;
  at: number;
  fits: boolean;
}

/** Somebody whose letter cannot: without an address, with one that is none (`bad`), or without what the text needs. */
export interface LetterWithout {
  id: string;
  name: string;
  bad: string;
  address: boolean;
  missing: string[];
  at: number;
}

export interface SavedDrafts {
  path: string;
  written: number;
}

export interface LetterSent {
  id: string;
  subject: string;
}

/** How people are addressed otherwise; `language` "" is that of the window. */
export interface LetterChoices {
  form: LetterForm;
  language: "de" | "en" | "";
  sender: string;
}

export interface CircleForm {
  name: string;
  form: LetterForm;
}
