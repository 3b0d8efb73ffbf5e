-- Rhythms: how often to be in touch with somebody. A person's own is on the card (X-KITH-RHYTHM).

-- rhythm: that of a circle. The circle goes by its name, as circles are read off the cards.
CREATE TABLE rhythm (
  key    INTEGER PRIMARY KEY AUTOINCREMENT,
  change INTEGER NOT NULL,
  circle TEXT    NOT NULL UNIQUE,
  every  INTEGER NOT NULL,
  unit   TEXT    NOT NULL,                         -- d, w, m
  since  TEXT    NOT NULL                          -- the day it was set
);

-- rhythm_state: what a person said about one contact beside the rhythm. Days are '' where nothing was said.
CREATE TABLE rhythm_state (
  key     INTEGER PRIMARY KEY AUTOINCREMENT,
  change  INTEGER NOT NULL,
  contact INTEGER NOT NULL UNIQUE REFERENCES contact (key) ON DELETE CASCADE,
  first   TEXT    NOT NULL,                        -- the first day on which the contact's own rhythm asks
  skipped TEXT    NOT NULL,                        -- the day on which a round was let go
  snoozed TEXT    NOT NULL,                        -- the day on which it was put off
  until   TEXT    NOT NULL,                        -- and until when
  rest    TEXT    NOT NULL,                        -- rests until that day, or 'always'
  quiet   TEXT    NOT NULL                         -- not named as fading before that day
);

-- rhythm_choice: how rhythms are counted. One row at most.
CREATE TABLE rhythm_choice (
  key       INTEGER PRIMARY KEY AUTOINCREMENT,
  change    INTEGER NOT NULL,
  greetings INTEGER NOT NULL                       -- 1: a greeting is an encounter too
);

-- rhythm_joined: when somebody came into a circle that has a rhythm, in milliseconds; 0 for those who were in it when it got one.
CREATE TABLE rhythm_joined (
  circle  INTEGER NOT NULL,
  contact INTEGER NOT NULL,
  at      INTEGER NOT NULL,
  PRIMARY KEY (circle, contact)
) WITHOUT ROWID;

-- rhythm_plan: what follows from all this, for everybody for whom something does. A projection, made anew for those in rhythm_stale
-- before it is read.
CREATE TABLE rhythm_plan (
  contact INTEGER PRIMARY KEY,
  every   INTEGER NOT NULL,                        -- the rhythm that counts; 0 without one
  unit    TEXT    NOT NULL,
  circle  TEXT    NOT NULL,                        -- whose it is, '' for the contact's own
  last    TEXT    NOT NULL,                        -- the last day that counts, '' for never
  due     TEXT    NOT NULL,                        -- '' for not at all
  pace    INTEGER NOT NULL,                        -- days between encounters as they used to be, 0 if there is nothing to say
  fading  TEXT    NOT NULL,                        -- the first day on which the contact counts as fading, '' for none
  lost    TEXT    NOT NULL                         -- the first day on which no more
);
CREATE INDEX rhythm_plan_due ON rhythm_plan (due) WHERE due <> '';
CREATE INDEX rhythm_plan_fading ON rhythm_plan (fading) WHERE fading <> '';

-- Somebody may stand in it several times. (A trigger cannot leave out those who do: how conflicts are handled is up to the statement that fires it.)
CREATE TABLE rhythm_stale (
  turn    INTEGER PRIMARY KEY,
  contact INTEGER NOT NULL
);
INSERT INTO rhythm_stale (contact) SELECT key FROM contact WHERE card LIKE '%X-KITH-RHYTHM%' OR key IN (SELECT contact FROM encounter_contact);

-- Who becomes stale. 131072 is contact.HasRhythm.
CREATE TRIGGER rhythm_row AFTER INSERT ON contact_row
WHEN NEW.has & 131072 OR EXISTS (SELECT 1 FROM rhythm_plan WHERE contact = NEW.contact) OR EXISTS (SELECT 1 FROM encounter_contact WHERE contact = NEW.contact)
BEGIN INSERT INTO rhythm_stale (contact) VALUES (NEW.contact); END;
CREATE TRIGGER rhythm_has AFTER UPDATE OF has ON contact_row WHEN (NEW.has & 131072) <> (OLD.has & 131072)
BEGIN INSERT INTO rhythm_stale (contact) VALUES (NEW.contact); END;
CREATE TRIGGER rhythm_row_gone AFTER DELETE ON contact_row WHEN EXISTS (SELECT 1 FROM rhythm_plan WHERE contact = OLD.contact)
BEGIN INSERT INTO rhythm_stale (contact) VALUES (OLD.contact); END;

CREATE TRIGGER rhythm_member AFTER INSERT ON contact_circle
WHEN EXISTS (SELECT 1 FROM rhythm WHERE circle = (SELECT name FROM circle WHERE key = NEW.circle))
BEGIN
  INSERT INTO rhythm_stale (contact) VALUES (NEW.contact);
  INSERT INTO rhythm_joined (circle, contact, at) SELECT NEW.circle, NEW.contact, (SELECT at FROM change ORDER BY id DESC LIMIT 1)
    WHERE NOT EXISTS (SELECT 1 FROM rhythm_joined WHERE circle = NEW.circle AND contact = NEW.contact);
END;
CREATE TRIGGER rhythm_member_gone AFTER DELETE ON contact_circle WHEN EXISTS (SELECT 1 FROM rhythm_plan WHERE contact = OLD.contact)
BEGIN INSERT INTO rhythm_stale (contact) VALUES (OLD.contact); END;

CREATE TRIGGER rhythm_encounter AFTER INSERT ON encounter_contact
BEGIN INSERT INTO rhythm_stale (contact) VALUES (NEW.contact); END;
CREATE TRIGGER rhythm_encounter_gone AFTER DELETE ON encounter_contact
BEGIN INSERT INTO rhythm_stale (contact) VALUES (OLD.contact); END;
CREATE TRIGGER rhythm_encounter_moved AFTER UPDATE OF contact ON encounter_contact
BEGIN INSERT INTO rhythm_stale (contact) VALUES (OLD.contact), (NEW.contact); END;
CREATE TRIGGER rhythm_encounter_edited AFTER UPDATE OF day, kind ON encounter
BEGIN INSERT INTO rhythm_stale (contact) SELECT contact FROM encounter_contact WHERE encounter = NEW.key; END;

CREATE TRIGGER rhythm_circle AFTER INSERT ON rhythm
BEGIN
  INSERT INTO rhythm_stale (contact) SELECT m.contact FROM circle k JOIN contact_circle m ON m.circle = k.key WHERE k.name = NEW.circle;
  INSERT INTO rhythm_joined (circle, contact, at)
    SELECT m.circle, m.contact, 0 FROM circle k JOIN contact_circle m ON m.circle = k.key WHERE k.name = NEW.circle
      AND NOT EXISTS (SELECT 1 FROM rhythm_joined e WHERE e.circle = m.circle AND e.contact = m.contact);
END;
CREATE TRIGGER rhythm_circle_edited AFTER UPDATE ON rhythm
BEGIN INSERT INTO rhythm_stale (contact) SELECT m.contact FROM circle k JOIN contact_circle m ON m.circle = k.key WHERE k.name IN (OLD.circle, NEW.circle); END;
CREATE TRIGGER rhythm_circle_gone AFTER DELETE ON rhythm
BEGIN INSERT INTO rhythm_stale (contact) SELECT m.contact FROM circle k JOIN contact_circle m ON m.circle = k.key WHERE k.name = OLD.circle; END;

CREATE TRIGGER rhythm_said AFTER INSERT ON rhythm_state
BEGIN INSERT INTO rhythm_stale (contact) VALUES (NEW.contact); END;
CREATE TRIGGER rhythm_said_again AFTER UPDATE ON rhythm_state
BEGIN INSERT INTO rhythm_stale (contact) VALUES (OLD.contact), (NEW.contact); END;
CREATE TRIGGER rhythm_unsaid AFTER DELETE ON rhythm_state
BEGIN INSERT INTO rhythm_stale (contact) VALUES (OLD.contact); END;

CREATE TRIGGER rhythm_chosen AFTER INSERT ON rhythm_choice
BEGIN INSERT INTO rhythm_stale (contact) SELECT DISTINCT contact FROM encounter_contact; END;
CREATE TRIGGER rhythm_chosen_again AFTER UPDATE ON rhythm_choice
BEGIN INSERT INTO rhythm_stale (contact) SELECT DISTINCT contact FROM encounter_contact; END;
CREATE TRIGGER rhythm_chosen_gone AFTER DELETE ON rhythm_choice
BEGIN INSERT INTO rhythm_stale (contact) SELECT DISTINCT contact FROM encounter_contact; END;
