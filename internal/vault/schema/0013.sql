-- A calendar on the person's own server (internal/syncing).

-- calendar_account: where the calendar is, and what goes there. One row at most is in use.
CREATE TABLE calendar_account (
  key         INTEGER PRIMARY KEY AUTOINCREMENT,
  change      INTEGER NOT NULL,
  address     TEXT    NOT NULL,                    -- of the server, as it was entered
  user        TEXT    NOT NULL,
  calendar    TEXT    NOT NULL,                    -- address of the calendar on it
  name        TEXT    NOT NULL,                    -- of the calendar
  kinds       TEXT    NOT NULL,                    -- what is published, in words of package publish, with commas
  todos       INTEGER NOT NULL,                    -- follow-ups as to-dos
  every       INTEGER NOT NULL,                    -- minutes between runs while the window is open, 0 for none
  certificate TEXT    NOT NULL,                    -- fingerprint of the one that is trusted, '' for none
  hosts       TEXT    NOT NULL,                    -- further hosts that may have the password, with commas
  plain       INTEGER NOT NULL                     -- http:// was accepted
);

-- calendar_object: what is on the server and is ours. Bookkeeping: an undo in the book must not make Kith forget what is there.
CREATE TABLE calendar_object (
  calendar TEXT NOT NULL,                          -- address of the calendar
  uid      TEXT NOT NULL,
  fact     TEXT NOT NULL,                          -- "followup:<id>", as in published
  address  TEXT NOT NULL,                          -- of the object
  etag     TEXT NOT NULL,                          -- the version there, '' while a first PUT is under way
  ours     BLOB NOT NULL,                          -- what Kith had when both were last in step
  theirs   BLOB NOT NULL,                          -- what the server had then
  gone     INTEGER NOT NULL,                       -- deleted in the calendar: not put there again until it changes in Kith
  PRIMARY KEY (calendar, uid)
) WITHOUT ROWID;

-- calendar_state: how far the last run came, and what it had to say.
CREATE TABLE calendar_state (
  calendar TEXT    PRIMARY KEY,
  token    TEXT    NOT NULL,
  at       INTEGER NOT NULL,
  result   TEXT    NOT NULL                        -- JSON
) WITHOUT ROWID;

-- secret: passwords where there is no keyring; only ever written in an encrypted vault. Never in the journal.
CREATE TABLE secret (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;
