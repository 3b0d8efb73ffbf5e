-- contact_alias: who a merged contact was, so that a file that still knows it by its old UID finds the one it became.
CREATE TABLE contact_alias (
  key     INTEGER PRIMARY KEY AUTOINCREMENT,
  change  INTEGER NOT NULL,
  contact INTEGER NOT NULL REFERENCES contact (key) ON DELETE CASCADE,
  uid     TEXT    NOT NULL,                        -- lower case, without urn:uuid:
  source  INTEGER NOT NULL,                        -- digest of the card the last import brought under this UID, 0 if none did
  base    TEXT                                     -- that card: the base of a three-way merge with a newer one
);
CREATE INDEX contact_alias_uid ON contact_alias (uid);
CREATE INDEX contact_alias_contact ON contact_alias (contact);

-- duplicate_decision: what a person said about two contacts. It has no foreign keys: who is gone leaves nothing but a row that
-- nobody reads, and an undone import must not be held back by it.
CREATE TABLE duplicate_decision (
  key     INTEGER PRIMARY KEY AUTOINCREMENT,
  change  INTEGER NOT NULL,
  first   INTEGER NOT NULL,                        -- keys of contacts, the smaller one first
  second  INTEGER NOT NULL,
  verdict TEXT    NOT NULL,                        -- different, later
  UNIQUE (first, second)
);
CREATE INDEX duplicate_decision_second ON duplicate_decision (second);
