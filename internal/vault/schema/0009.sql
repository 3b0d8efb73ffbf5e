-- giving: what people offer and look for, read off their cards (EXPERTISE, X-KITH-OFFER, X-KITH-NEED): a projection.
CREATE TABLE giving (
  contact INTEGER NOT NULL REFERENCES contact (key) ON DELETE CASCADE,
  place   INTEGER NOT NULL,                        -- the how manieth on the card
  kind    TEXT    NOT NULL,                        -- offer, need
  text    TEXT    NOT NULL,
  folded  TEXT    NOT NULL,                        -- the text as package search folds it
  since   TEXT    NOT NULL,                        -- a day, '' if unknown
  done    TEXT    NOT NULL,                        -- a day, '' while it stands
  PRIMARY KEY (contact, place)
) WITHOUT ROWID;
CREATE INDEX giving_kind ON giving (kind, done);
