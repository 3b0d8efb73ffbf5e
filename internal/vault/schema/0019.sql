-- Working out rhythms anew costs as much as there are people about whom something has changed, not as much as was written about them:
-- somebody stands in rhythm_stale once, under an index by contact, however many encounters an import brought. (A trigger cannot leave
-- out those who do by a conflict clause: how conflicts are handled is up to the statement that fires it.)

DROP TRIGGER rhythm_row;
DROP TRIGGER rhythm_has;
DROP TRIGGER rhythm_row_gone;
DROP TRIGGER rhythm_member;
DROP TRIGGER rhythm_member_gone;
DROP TRIGGER rhythm_encounter;
DROP TRIGGER rhythm_encounter_gone;
DROP TRIGGER rhythm_encounter_moved;
DROP TRIGGER rhythm_encounter_edited;
DROP TRIGGER rhythm_circle;
DROP TRIGGER rhythm_circle_edited;
DROP TRIGGER rhythm_circle_gone;
DROP TRIGGER rhythm_said;
DROP TRIGGER rhythm_said_again;
DROP TRIGGER rhythm_unsaid;
DROP TRIGGER rhythm_chosen;
DROP TRIGGER rhythm_chosen_again;
DROP TRIGGER rhythm_chosen_gone;
ALTER TABLE rhythm_stale RENAME TO rhythm_stale_turns;
CREATE TABLE rhythm_stale (contact INTEGER PRIMARY KEY);
INSERT INTO rhythm_stale (contact) SELECT DISTINCT contact FROM rhythm_stale_turns;
DROP TABLE rhythm_stale_turns;

-- Who becomes stale. 131072 is contact.HasRhythm.
CREATE TRIGGER rhythm_row AFTER INSERT ON contact_row
WHEN NEW.has & 131072 OR EXISTS (SELECT 1 FROM rhythm_plan WHERE contact = NEW.contact) OR EXISTS (SELECT 1 FROM encounter_contact WHERE contact = NEW.contact)
BEGIN INSERT INTO rhythm_stale (contact) SELECT NEW.contact WHERE NOT EXISTS (SELECT 1 FROM rhythm_stale WHERE contact = NEW.contact); END;
CREATE TRIGGER rhythm_has AFTER UPDATE OF has ON contact_row WHEN (NEW.has & 131072) <> (OLD.has & 131072)
BEGIN INSERT INTO rhythm_stale (contact) SELECT NEW.contact WHERE NOT EXISTS (SELECT 1 FROM rhythm_stale WHERE contact = NEW.contact); END;
CREATE TRIGGER rhythm_row_gone AFTER DELETE ON contact_row WHEN EXISTS (SELECT 1 FROM rhythm_plan WHERE contact = OLD.contact)
BEGIN INSERT INTO rhythm_stale (contact) SELECT OLD.contact WHERE NOT EXISTS (SELECT 1 FROM rhythm_stale WHERE contact = OLD.contact); END;

CREATE TRIGGER rhythm_member AFTER INSERT ON contact_circle
WHEN EXISTS (SELECT 1 FROM rhythm WHERE circle = (SELECT name FROM circle WHERE key = NEW.circle))
BEGIN
  INSERT INTO rhythm_stale (contact) SELECT NEW.contact WHERE NOT EXISTS (SELECT 1 FROM rhythm_stale WHERE contact = NEW.contact);
  INSERT INTO rhythm_joined (circle, contact, at) SELECT NEW.circle, NEW.contact, (SELECT at FROM change ORDER BY id DESC LIMIT 1)
    WHERE NOT EXISTS (SELECT 1 FROM rhythm_joined WHERE circle = NEW.circle AND contact = NEW.contact);
END;
CREATE TRIGGER rhythm_member_gone AFTER DELETE ON contact_circle WHEN EXISTS (SELECT 1 FROM rhythm_plan WHERE contact = OLD.contact)
BEGIN INSERT INTO rhythm_stale (contact) SELECT OLD.contact WHERE NOT EXISTS (SELECT 1 FROM rhythm_stale WHERE contact = OLD.contact); END;

CREATE TRIGGER rhythm_encounter AFTER INSERT ON encounter_contact
BEGIN INSERT INTO rhythm_stale (contact) SELECT NEW.contact WHERE NOT EXISTS (SELECT 1 FROM rhythm_stale WHERE contact = NEW.contact); END;
CREATE TRIGGER rhythm_encounter_gone AFTER DELETE ON encounter_contact
BEGIN INSERT INTO rhythm_stale (contact) SELECT OLD.contact WHERE NOT EXISTS (SELECT 1 FROM rhythm_stale WHERE contact = OLD.contact); END;
CREATE TRIGGER rhythm_encounter_moved AFTER UPDATE OF contact ON encounter_contact
BEGIN
  INSERT INTO rhythm_stale (contact) SELECT OLD.contact WHERE NOT EXISTS (SELECT 1 FROM rhythm_stale WHERE contact = OLD.contact);
  INSERT INTO rhythm_stale (contact) SELECT NEW.contact WHERE NOT EXISTS (SELECT 1 FROM rhythm_stale WHERE contact = NEW.contact);
END;
CREATE TRIGGER rhythm_encounter_edited AFTER UPDATE OF day, kind ON encounter
BEGIN INSERT INTO rhythm_stale (contact) SELECT DISTINCT contact FROM encounter_contact p WHERE encounter = NEW.key AND NOT EXISTS (SELECT 1 FROM rhythm_stale s WHERE s.contact = p.contact); END;

CREATE TRIGGER rhythm_circle AFTER INSERT ON rhythm
BEGIN
  INSERT INTO rhythm_stale (contact) SELECT DISTINCT m.contact FROM circle k JOIN contact_circle m ON m.circle = k.key
    WHERE k.name = NEW.circle AND NOT EXISTS (SELECT 1 FROM rhythm_stale s WHERE s.contact = m.contact);
  INSERT INTO rhythm_joined (circle, contact, at)
    SELECT m.circle, m.contact, 0 FROM circle k JOIN contact_circle m ON m.circle = k.key WHERE k.name = NEW.circle
      AND NOT EXISTS (SELECT 1 FROM rhythm_joined e WHERE e.circle = m.circle AND e.contact = m.contact);
END;
CREATE TRIGGER rhythm_circle_edited AFTER UPDATE ON rhythm
BEGIN INSERT INTO rhythm_stale (contact) SELECT DISTINCT m.contact FROM circle k JOIN contact_circle m ON m.circle = k.key
    WHERE k.name IN (OLD.circle, NEW.circle) AND NOT EXISTS (SELECT 1 FROM rhythm_stale s WHERE s.contact = m.contact); END;
CREATE TRIGGER rhythm_circle_gone AFTER DELETE ON rhythm
BEGIN INSERT INTO rhythm_stale (contact) SELECT DISTINCT m.contact FROM circle k JOIN contact_circle m ON m.circle = k.key
    WHERE k.name = OLD.circle AND NOT EXISTS (SELECT 1 FROM rhythm_stale s WHERE s.contact = m.contact); END;

CREATE TRIGGER rhythm_said AFTER INSERT ON rhythm_state
BEGIN INSERT INTO rhythm_stale (contact) SELECT NEW.contact WHERE NOT EXISTS (SELECT 1 FROM rhythm_stale WHERE contact = NEW.contact); END;
CREATE TRIGGER rhythm_said_again AFTER UPDATE ON rhythm_state
BEGIN
  INSERT INTO rhythm_stale (contact) SELECT OLD.contact WHERE NOT EXISTS (SELECT 1 FROM rhythm_stale WHERE contact = OLD.contact);
  INSERT INTO rhythm_stale (contact) SELECT NEW.contact WHERE NOT EXISTS (SELECT 1 FROM rhythm_stale WHERE contact = NEW.contact);
END;
CREATE TRIGGER rhythm_unsaid AFTER DELETE ON rhythm_state
BEGIN INSERT INTO rhythm_stale (contact) SELECT OLD.contact WHERE NOT EXISTS (SELECT 1 FROM rhythm_stale WHERE contact = OLD.contact); END;

CREATE TRIGGER rhythm_chosen AFTER INSERT ON rhythm_choice
BEGIN INSERT INTO rhythm_stale (contact) SELECT DISTINCT contact FROM encounter_contact p WHERE NOT EXISTS (SELECT 1 FROM rhythm_stale s WHERE s.contact = p.contact); END;
CREATE TRIGGER rhythm_chosen_again AFTER UPDATE ON rhythm_choice
BEGIN INSERT INTO rhythm_stale (contact) SELECT DISTINCT contact FROM encounter_contact p WHERE NOT EXISTS (SELECT 1 FROM rhythm_stale s WHERE s.contact = p.contact); END;
CREATE TRIGGER rhythm_chosen_gone AFTER DELETE ON rhythm_choice
BEGIN INSERT INTO rhythm_stale (contact) SELECT DISTINCT contact FROM encounter_contact p WHERE NOT EXISTS (SELECT 1 FROM rhythm_stale s WHERE s.contact = p.contact); END;

-- contact_met: how one met somebody, a projection of what the card says (internal/contact/met.go).
CREATE TABLE contact_met (
  contact INTEGER PRIMARY KEY REFERENCES contact (key) ON DELETE CASCADE,
  place   TEXT NOT NULL,                           -- folded, with a blank before every word; '' if unknown
  first   TEXT NOT NULL,                           -- the first and
  last    TEXT NOT NULL,                           -- the last day of the time, '' if unknown
  through TEXT NOT NULL,                           -- through whom, folded as the place
  uid     TEXT NOT NULL                            -- of that person as UIDs are compared, '' if only the name is known
);
CREATE INDEX contact_met_uid ON contact_met (uid) WHERE uid <> '';
