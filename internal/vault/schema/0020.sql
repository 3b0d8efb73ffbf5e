-- Appointments of calendar files that were taken over as encounters.

-- appointment: what was taken, so that the same file again brings nothing. encounter is the id of what it became, which may have been
-- deleted since: then it stays away.
CREATE TABLE appointment (
  key       INTEGER PRIMARY KEY AUTOINCREMENT,
  change    INTEGER NOT NULL,
  uid       TEXT    NOT NULL,
  turn      TEXT    NOT NULL,                      -- of a series: the time it should have been (20260301T090000Z or 20260301), '' for a single one
  encounter TEXT    NOT NULL,
  UNIQUE (uid, turn)
);
