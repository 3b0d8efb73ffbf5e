-- What was typed and neither saved nor thrown away.

-- unsaved: texts as the page has them, so that a window which is closed in the middle of a sentence does not lose it. No record: there is
-- nothing to undo, and it leaves with no export. at is when it was written, in milliseconds.
CREATE TABLE unsaved (
  key   TEXT    PRIMARY KEY,
  text  TEXT    NOT NULL,
  at    INTEGER NOT NULL
) WITHOUT ROWID;
