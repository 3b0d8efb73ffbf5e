-- A smaller book: contact_key keeps the upper 48 bits of a hash, which SQLite stores in six bytes instead of eight. It is a hint, checked
-- against the cards; of a million, none is likely to meet another by chance.
DROP TRIGGER import_contact_moved;
CREATE TABLE contact_key_48 (
  hash    INTEGER NOT NULL,                        -- of the key, without its lower 16 bits
  contact INTEGER NOT NULL,
  PRIMARY KEY (hash, contact)
) WITHOUT ROWID;
INSERT INTO contact_key_48 (hash, contact) SELECT DISTINCT hash >> 16, contact FROM contact_key ORDER BY 1, 2;
DROP TABLE contact_key;
ALTER TABLE contact_key_48 RENAME TO contact_key;
CREATE TRIGGER import_contact_moved AFTER UPDATE OF contact ON import_contact WHEN NEW.contact <> OLD.contact
BEGIN
  INSERT OR IGNORE INTO contact_key (hash, contact) VALUES (NEW.digest >> 16, NEW.contact);
  UPDATE import_contact SET base = (SELECT coalesce(c.base, c.card) FROM contact c WHERE c.key = OLD.contact AND c.source = NEW.digest)
    WHERE key = NEW.key AND NEW.base IS NULL;
END;

-- Days of the year are found in contact_date, years and months by reading through contact_row.
DROP INDEX contact_row_birthday;

-- Who was created when is asked seldom: it is found by reading through the index of the changes, which is small.
DROP INDEX contact_created;
DROP INDEX contact_changed;
CREATE INDEX contact_changed ON contact (changed, created);
