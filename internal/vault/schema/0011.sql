-- Important dates and Today.

-- contact_date: what comes every year about a contact, by its day of the year, so that what is coming is one stretch of it. A
-- projection of the cards, see internal/contact/dates.go.
CREATE TABLE contact_date (
  turn    INTEGER NOT NULL,                        -- month * 100 + day
  contact INTEGER NOT NULL REFERENCES contact (key) ON DELETE CASCADE,
  place   INTEGER NOT NULL,                        -- among the dates of the contact
  kind    INTEGER NOT NULL,                        -- 0 birthday, 1 anniversary, 2 death, 3 a date of the person's own
  year    INTEGER NOT NULL,                        -- 0 where it is not known
  label   TEXT    NOT NULL,                        -- of a date of the person's own
  died    INTEGER NOT NULL,                        -- whether the card has a date of death
  PRIMARY KEY (turn, contact, place)
) WITHOUT ROWID;
CREATE INDEX contact_date_contact ON contact_date (contact);

-- The second version of contact_fact knows who died and what comes every year; an empty book needs no filling.
UPDATE projection SET version = 2 WHERE name = 'contact_fact' AND NOT EXISTS (SELECT 1 FROM contact);

-- circle_notice: how many days ahead the dates of a circle's people are announced.
CREATE TABLE circle_notice (
  key    INTEGER PRIMARY KEY AUTOINCREMENT,
  change INTEGER NOT NULL,
  circle TEXT    NOT NULL UNIQUE,                  -- its name: a circle lives in the cards
  days   INTEGER NOT NULL
);

-- choice: small choices of how Kith should behave, which nobody would want to undo (minutes for Today).
CREATE TABLE choice (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- today_item: the lists of the last days, so that a day's list stays the same and what was left undone is known.
CREATE TABLE today_item (
  day   TEXT    NOT NULL,
  place INTEGER NOT NULL,                          -- in the order of the day
  item  TEXT    NOT NULL,                          -- what it is: "rhythm:<contact id>", see internal/today
  shown INTEGER NOT NULL,                          -- whether it was among those that fit into the minutes
  done  INTEGER NOT NULL,
  data  TEXT    NOT NULL,                          -- JSON: what it said
  PRIMARY KEY (day, item)
) WITHOUT ROWID;

-- today_turn: for how many days an item was on the list and nothing came of it.
CREATE TABLE today_turn (
  item  TEXT PRIMARY KEY,
  due   TEXT    NOT NULL,                          -- since when it was due then: what is due anew begins anew
  turns INTEGER NOT NULL,
  seen  TEXT    NOT NULL                           -- the day that was counted last
) WITHOUT ROWID;

-- today_answer: what was said about an item last. No foreign keys: what it was about may be gone.
CREATE TABLE today_answer (
  key     INTEGER PRIMARY KEY AUTOINCREMENT,
  change  INTEGER NOT NULL,
  item    TEXT    NOT NULL UNIQUE,
  day     TEXT    NOT NULL,                        -- when it was said
  verdict TEXT    NOT NULL,                        -- done, later
  until   TEXT    NOT NULL                         -- the first day on which it may ask again
);

-- circle_community: circles that are communities, groups or forums.
CREATE TABLE circle_community (
  key    INTEGER PRIMARY KEY AUTOINCREMENT,
  change INTEGER NOT NULL,
  circle TEXT    NOT NULL UNIQUE
);
