-- The bin: who is deleted keeps the row, and all that hangs on it, until the time is over or the bin is emptied.

-- binned: the moment of the deletion, NULL for a contact of the book. Who is in the bin has no row in contact_row nor in any other
-- projection but contact_key, so that lists, searches and everything else that joins contact_row do not see them.
ALTER TABLE contact ADD COLUMN binned INTEGER;
CREATE INDEX contact_binned ON contact (binned) WHERE binned IS NOT NULL;

-- bin_stay: who was purged when the time was over and came back into the bin by an undo; their time begins anew.
CREATE TABLE bin_stay (
  contact INTEGER PRIMARY KEY REFERENCES contact (key) ON DELETE CASCADE,
  since   INTEGER NOT NULL
);
