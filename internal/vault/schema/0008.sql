-- Encounters whole.

-- day is a civil day or, where that is all that is remembered, a month (2026-03), a season (2026-21 spring … 2026-24 winter) or a
-- year (2026), see internal/civil.
ALTER TABLE encounter ADD COLUMN time      TEXT    NOT NULL DEFAULT '';    -- 15:04 on that day, '' unknown
ALTER TABLE encounter ADD COLUMN place     TEXT    NOT NULL DEFAULT '';
ALTER TABLE encounter ADD COLUMN size      INTEGER NOT NULL DEFAULT 0;     -- how many people there were, 0 unknown
ALTER TABLE encounter ADD COLUMN initiator TEXT    NOT NULL DEFAULT '';    -- who reached out: me, them, '' unknown
ALTER TABLE encounter ADD COLUMN links     TEXT    NOT NULL DEFAULT '[]';  -- JSON: addresses and paths of what belongs to it

-- at is what encounters sort by. An approximate time comes before all that is known exactly of the same time: '2026-03' for spring 2026
-- and for March, '2026-03-01 15:04' for a moment. It is not stored, so it is in no journal.
ALTER TABLE encounter ADD COLUMN at TEXT GENERATED ALWAYS AS (
  CASE WHEN length(day) = 10 THEN trim(day || ' ' || time)
       WHEN substr(day, 6) BETWEEN '21' AND '24' THEN substr(day, 1, 5) || substr('03060912', 2 * CAST(substr(day, 6) AS INTEGER) - 41, 2)
       ELSE day END) VIRTUAL;
-- counts: 1 for a real encounter, 0 for what is none (notes, attempts), 2 for greetings, which count if wished.
ALTER TABLE encounter ADD COLUMN counts INTEGER GENERATED ALWAYS AS (
  CASE kind WHEN 'note' THEN 0 WHEN 'attempt' THEN 0 WHEN 'greeting' THEN 2 ELSE 1 END) VIRTUAL;
DROP INDEX encounter_day;
CREATE INDEX encounter_at ON encounter (at);
CREATE INDEX encounter_kind ON encounter (kind, at);

-- encounter_line: the timeline of each contact, a projection that the triggers below keep; link is encounter_contact.key.
CREATE TABLE encounter_line (
  link      INTEGER PRIMARY KEY,
  contact   INTEGER NOT NULL,
  at        TEXT    NOT NULL,
  encounter INTEGER NOT NULL,
  counts    INTEGER NOT NULL
);
INSERT INTO encounter_line SELECT p.key, p.contact, e.at, e.key, e.counts FROM encounter_contact p JOIN encounter e ON e.key = p.encounter;
CREATE INDEX encounter_line_contact ON encounter_line (contact, at, encounter, counts);

CREATE TRIGGER encounter_line_linked AFTER INSERT ON encounter_contact
BEGIN INSERT OR REPLACE INTO encounter_line SELECT NEW.key, NEW.contact, e.at, e.key, e.counts FROM encounter e WHERE e.key = NEW.encounter; END;
CREATE TRIGGER encounter_line_moved AFTER UPDATE OF contact ON encounter_contact
BEGIN UPDATE encounter_line SET contact = NEW.contact WHERE link = NEW.key; END;
CREATE TRIGGER encounter_line_unlinked AFTER DELETE ON encounter_contact
BEGIN DELETE FROM encounter_line WHERE link = OLD.key; END;
-- An undo may bring an encounter back after its links.
CREATE TRIGGER encounter_line_added AFTER INSERT ON encounter
BEGIN INSERT OR REPLACE INTO encounter_line SELECT p.key, p.contact, NEW.at, NEW.key, NEW.counts FROM encounter_contact p WHERE p.encounter = NEW.key; END;
CREATE TRIGGER encounter_line_changed AFTER UPDATE OF day, time, kind ON encounter
BEGIN UPDATE encounter_line SET at = NEW.at, counts = NEW.counts WHERE link IN (SELECT key FROM encounter_contact WHERE encounter = NEW.key); END;

-- encounter_mention: who is mentioned in a note, read off it (internal/encounter/mention.go). By id, so that it holds while somebody is away.
CREATE TABLE encounter_mention (
  encounter INTEGER NOT NULL REFERENCES encounter (key) ON DELETE CASCADE,
  id        TEXT    NOT NULL,
  PRIMARY KEY (encounter, id)
) WITHOUT ROWID;
CREATE INDEX encounter_mention_id ON encounter_mention (id);
