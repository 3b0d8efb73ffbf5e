/** What leads to a server. */
export interface SyncAccess {
  address: string;
  user: string;
  password: string;
  /** Fingerprint of the one certificate that was trusted, "" for none. */
  certificate: string;
  /** Further hosts that may have the password. */
  hosts: string[];
  /** A connection without encryption was accepted. */
  plain: boolean;
}

/** What a server shows of itself where nobody vouches for it. */
export interface SyncCertificate {
  /** SHA-256, in pairs with colons. */
  fingerprint: string;
  subject: string;
  issuer: string;
  /** The hosts it is for. */
  names: string[];
  from: string;
  until: string;
  selfSigned: boolean;
}

export interface SyncCalendar {
  address: string;
  name: string;
  /** It may be written and takes what is to go there. */
  fits: boolean;
  proposed: boolean;
}

export interface SyncLook {
  calendars: SyncCalendar[];
  problem: { code: string; message: string } | null;
  /** With the problem "sync.certificate": to be trusted or not. */
  certificate: SyncCertificate | null;
  /** With the problem "sync.elsewhere": to have the password or not. */
  host: string;
}

export interface SyncChoice {
  /** "" for one of that name, made if need be. */
  calendar: string;
  name: string;
  kinds: string[];
  todos: boolean;
  /** Minutes, 0 = never. */
  every: number;
}

export interface SyncAccount {
  address: string;
  host: string;
  user: string;
  name: string;
  kinds: string[];
  todos: boolean;
  every: number;
  /** Where the password is kept. */
  password: "keyring" | "vault" | "memory" | "";
}

export interface SyncRun {
  at: string;
  created: number;
  updated: number;
  deleted: number;
  failed: number;
  /** What came from the calendar, in sentences. */
  taken: string[];
  remarks: string[];
  problem: { code: string; message: string } | null;
}

/** An entry that was deleted in the calendar and is kept in Kith. */
export interface SyncAbsent {
  uid: string;
  title: string;
}

export interface SyncState {
  account: SyncAccount | null;
  last: SyncRun | null;
  absent: SyncAbsent[];
  running: boolean;
}

export interface SyncProgress {
  done: number;
  total: number;
}
