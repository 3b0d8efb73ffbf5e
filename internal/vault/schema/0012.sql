-- Follow-ups that come again, their steps, and calendars that are kept up to date.

-- exported is the digest of what the last export had: a server or a file kept up to date may have seen something newer.
ALTER TABLE published ADD COLUMN exported INTEGER NOT NULL DEFAULT 0;
UPDATE published SET exported = digest;

-- A follow-up that comes again says by which rule (an RRULE value, or a span after it is done: 2w), where its series begins
-- (2026-12-01, or 2026-12-01T10:00 by the clocks of start_zone) and on which day its turn is: due may be another since a snooze.
ALTER TABLE followup ADD COLUMN repeat     TEXT NOT NULL DEFAULT '';
ALTER TABLE followup ADD COLUMN start      TEXT NOT NULL DEFAULT '';
ALTER TABLE followup ADD COLUMN start_zone TEXT NOT NULL DEFAULT '';
ALTER TABLE followup ADD COLUMN turn       TEXT NOT NULL DEFAULT '';

-- followup_step: what was promised, to be ticked off one by one.
CREATE TABLE followup_step (
  key      INTEGER PRIMARY KEY AUTOINCREMENT,
  change   INTEGER NOT NULL,
  id       TEXT    NOT NULL UNIQUE,
  followup INTEGER NOT NULL REFERENCES followup (key) ON DELETE CASCADE,
  place    INTEGER NOT NULL,
  text     TEXT    NOT NULL,
  done     INTEGER
);
CREATE INDEX followup_step_followup ON followup_step (followup);
