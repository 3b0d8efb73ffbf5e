-- tidy_ignored: what somebody wants left as it is, though Kith would propose to change it. There are no foreign keys: who is gone leaves
-- nothing but a row that nobody reads, and an undone import must not be held back by it.
CREATE TABLE tidy_ignored (
  key     INTEGER PRIMARY KEY AUTOINCREMENT,
  change  INTEGER NOT NULL,
  contact INTEGER NOT NULL,
  finding INTEGER NOT NULL,                        -- digest of kind and value, see internal/tidy
  UNIQUE (contact, finding)
);
