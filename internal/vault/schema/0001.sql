-- The first schema. Two kinds of tables stand here:
--   records      hold what people entered. Their second column is `change`, the number of the change that wrote the row
--                last; the journal records every write to them, so that each change can be undone.
--   projections  can be thrown away and rebuilt from records (or, like thumbnails and export stamps, are bookkeeping
--                that nobody would want to take back). They have no `change` column.
-- Moments are milliseconds since 1970 in UTC. Days are text, 2026-03-01.

CREATE TABLE change (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  at        INTEGER NOT NULL,
  label     TEXT    NOT NULL,                     -- a message as JSON, so that it can be read in any language
  undoes    INTEGER REFERENCES change (id),
  undone_by INTEGER REFERENCES change (id)
);

CREATE TABLE change_part (
  id     INTEGER PRIMARY KEY,
  change INTEGER NOT NULL REFERENCES change (id) ON DELETE CASCADE,
  rows   BLOB    NOT NULL                          -- what happened to which rows, compressed; read backwards to undo
);
CREATE INDEX change_part_change ON change_part (change, id);

-- contact: a person, organisation or group. The card is the record.
CREATE TABLE contact (
  key     INTEGER PRIMARY KEY AUTOINCREMENT,
  change  INTEGER NOT NULL,
  id      TEXT    NOT NULL UNIQUE,
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  source  INTEGER NOT NULL DEFAULT 0,              -- digest of the card as the last import brought it, 0 if none did
  base    TEXT,                                    -- that card, from the first edit in Kith on: the base of a three-way merge
  card    TEXT    NOT NULL
);
CREATE INDEX contact_changed ON contact (changed);

CREATE TABLE contact_row (
  contact     INTEGER PRIMARY KEY REFERENCES contact (key) ON DELETE CASCADE,
  kind        TEXT NOT NULL,
  sort        BLOB NOT NULL,                       -- collation key of "family given"
  name        TEXT NOT NULL,
  subtitle    TEXT NOT NULL,
  place       TEXT NOT NULL,
  birthday    TEXT NOT NULL,
  anniversary TEXT NOT NULL,
  photo       TEXT NOT NULL                        -- version of the photo, '' without one
);
CREATE INDEX contact_row_sort ON contact_row (sort, contact);
CREATE INDEX contact_row_kind ON contact_row (kind);
CREATE INDEX contact_row_birthday ON contact_row (birthday) WHERE birthday <> '';

-- contact_key: hashes of what identifies a contact (UID, digest of the source, e-mail, phone), see internal/contact.
CREATE TABLE contact_key (
  hash    INTEGER NOT NULL,
  contact INTEGER NOT NULL,
  PRIMARY KEY (hash, contact)
) WITHOUT ROWID;

CREATE TABLE circle (
  key  INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);
CREATE TABLE contact_circle (
  circle  INTEGER NOT NULL REFERENCES circle (key),
  contact INTEGER NOT NULL REFERENCES contact (key) ON DELETE CASCADE,
  PRIMARY KEY (circle, contact)
) WITHOUT ROWID;
CREATE INDEX contact_circle_contact ON contact_circle (contact);

CREATE TABLE thumbnail (
  photo TEXT    NOT NULL,
  size  INTEGER NOT NULL,
  data  BLOB    NOT NULL,
  PRIMARY KEY (photo, size)
);

-- search_term: rowid = key of the thing * 4 + its kind (0 contact, 1 encounter, 2 follow-up); terms = its folded words, each
-- with a leading byte that says in which field it stands, see internal/search. Only the index is kept, not the text.
CREATE VIRTUAL TABLE search_term USING fts5 (
  terms, content = '', contentless_delete = 1, detail = none, tokenize = "ascii");
-- search_word: the distinct words among these terms, and about how many documents have each. Words are only ever added, with
-- rising ids, so that whoever keeps them in memory reads just the new ones.
CREATE TABLE search_word (
  id    INTEGER PRIMARY KEY AUTOINCREMENT,
  word  TEXT    NOT NULL UNIQUE,
  count INTEGER NOT NULL
);

CREATE TABLE encounter (
  key     INTEGER PRIMARY KEY AUTOINCREMENT,
  change  INTEGER NOT NULL,
  id      TEXT    NOT NULL UNIQUE,
  kind    TEXT    NOT NULL,
  day     TEXT    NOT NULL,
  note    TEXT    NOT NULL,
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL
);
CREATE INDEX encounter_day ON encounter (day);
CREATE TABLE encounter_contact (
  key       INTEGER PRIMARY KEY AUTOINCREMENT,
  change    INTEGER NOT NULL,
  encounter INTEGER NOT NULL REFERENCES encounter (key) ON DELETE CASCADE,
  contact   INTEGER NOT NULL REFERENCES contact (key) ON DELETE CASCADE,
  UNIQUE (encounter, contact)
);
CREATE INDEX encounter_contact_contact ON encounter_contact (contact);
-- What was only about a deleted contact goes with it (and comes back when that is undone).
CREATE TRIGGER encounter_without_contact AFTER DELETE ON encounter_contact
WHEN NOT EXISTS (SELECT 1 FROM contact WHERE key = OLD.contact)
  AND NOT EXISTS (SELECT 1 FROM encounter_contact WHERE encounter = OLD.encounter)
BEGIN DELETE FROM encounter WHERE key = OLD.encounter; END;

CREATE TABLE followup (
  key      INTEGER PRIMARY KEY AUTOINCREMENT,
  change   INTEGER NOT NULL,
  id       TEXT    NOT NULL UNIQUE,
  title    TEXT    NOT NULL,
  note     TEXT    NOT NULL,
  due_day  TEXT    NOT NULL,                       -- '' when due_at is set
  due_at   INTEGER,                                -- the moment, with
  zone     TEXT    NOT NULL,                       -- the zone the person meant
  done     INTEGER,
  created  INTEGER NOT NULL,
  changed  INTEGER NOT NULL
);
CREATE INDEX followup_done ON followup (done);
CREATE TABLE followup_contact (
  key      INTEGER PRIMARY KEY AUTOINCREMENT,
  change   INTEGER NOT NULL,
  followup INTEGER NOT NULL REFERENCES followup (key) ON DELETE CASCADE,
  contact  INTEGER NOT NULL REFERENCES contact (key) ON DELETE CASCADE,
  UNIQUE (followup, contact)
);
CREATE INDEX followup_contact_contact ON followup_contact (contact);
CREATE TRIGGER followup_without_contact AFTER DELETE ON followup_contact
WHEN NOT EXISTS (SELECT 1 FROM contact WHERE key = OLD.contact)
  AND NOT EXISTS (SELECT 1 FROM followup_contact WHERE followup = OLD.followup)
BEGIN DELETE FROM followup WHERE key = OLD.followup; END;

-- published: what left as a calendar object, so that an unchanged thing is written in identical bytes and a changed one
-- gets a higher SEQUENCE.
CREATE TABLE published (
  uid      TEXT PRIMARY KEY,
  fact     TEXT    NOT NULL UNIQUE,                -- "birthday:<contact id>", "followup:<id>"
  digest   INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  modified INTEGER NOT NULL
) WITHOUT ROWID;
