-- Where contacts came from. An import is one commit of one or more files; each of the contacts it brought, changed, or found to be
-- known already is linked with it, so that a contact knows its sources and every source keeps the card it had last.

CREATE TABLE import (
  key       INTEGER PRIMARY KEY AUTOINCREMENT,
  change    INTEGER NOT NULL,                       -- also the change to undo it by
  id        TEXT    NOT NULL UNIQUE,
  at        INTEGER NOT NULL,
  created   INTEGER NOT NULL,
  updated   INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  failed    INTEGER NOT NULL,
  skipped   INTEGER NOT NULL,
  files     TEXT    NOT NULL                        -- JSON: [{"name","format","charset","found","created","updated","unchanged","failed","skipped"}]
);

-- base is the card as this source had it, NULL where contact.base or contact.card still is that card (the digest is contact.source).
CREATE TABLE import_contact (
  key     INTEGER PRIMARY KEY AUTOINCREMENT,
  change  INTEGER NOT NULL,
  import  INTEGER NOT NULL REFERENCES import (key) ON DELETE CASCADE,
  contact INTEGER NOT NULL REFERENCES contact (key) ON DELETE CASCADE,
  file    INTEGER NOT NULL,                         -- place in import.files, from 0
  format  INTEGER NOT NULL,                         -- number of the format, see internal/importing; 0 is vCard
  did     INTEGER NOT NULL,                         -- 0 created the contact, 1 changed it, 2 found nothing new in the card
  digest  INTEGER NOT NULL,                         -- of the card as the file had it
  base    TEXT
);
CREATE INDEX import_contact_contact ON import_contact (contact);

-- A contact that goes into another takes its sources along: what its own row said of them has to be said here, and the other is
-- found by them from now on.
CREATE TRIGGER import_contact_moved AFTER UPDATE OF contact ON import_contact WHEN NEW.contact <> OLD.contact
BEGIN
  INSERT OR IGNORE INTO contact_key (hash, contact) VALUES (NEW.digest, NEW.contact);
  UPDATE import_contact SET base = (SELECT coalesce(c.base, c.card) FROM contact c WHERE c.key = OLD.contact AND c.source = NEW.digest)
    WHERE key = NEW.key AND NEW.base IS NULL;
END;

-- What the columns of a table mean, as the person said it, for the next file of that shape.
CREATE TABLE import_mapping (
  key     INTEGER PRIMARY KEY AUTOINCREMENT,
  change  INTEGER NOT NULL,
  shape   TEXT    NOT NULL UNIQUE,
  mapping TEXT    NOT NULL                          -- JSON of a table.Mapping
);
