-- Follow-ups that come again, their steps, and calendars that are kept up to date.

-- exported is the digest of what the last export had: a server or a file kept up to date may have seen something newer.
ALTER TABLE published ADD COLUMN exported INTEGER NOT NULL DEFAULT 0;
UPDATE published SET exported = digest;
