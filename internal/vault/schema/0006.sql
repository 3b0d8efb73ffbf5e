-- Organisations and roles. What people hold which role where stands in their cards (internal/contact/roles.go); here is only what
-- finds it again. All three tables are projections.

-- organisation: the names of organisations, by hashes of the name without (base) and with its legal form (key); or, where a card
-- names an organisation by its UID, by a hash of that (both). A name is read off the card that was written last.
CREATE TABLE organisation (
  base INTEGER NOT NULL,
  key  INTEGER NOT NULL,
  name TEXT    NOT NULL,
  PRIMARY KEY (base, key)
) WITHOUT ROWID;

CREATE TABLE role (
  organisation INTEGER NOT NULL,                  -- organisation.key
  contact      INTEGER NOT NULL,
  state        INTEGER NOT NULL,                  -- 0 a former role, 1 a current one, 2 the contact is this organisation
  PRIMARY KEY (organisation, contact, state)
) WITHOUT ROWID;
CREATE INDEX role_contact ON role (contact);

-- role_missing: contacts from before these tables, whose rows are made at the first question about organisations.
CREATE TABLE role_missing (
  contact INTEGER PRIMARY KEY
);
INSERT INTO role_missing SELECT key FROM contact WHERE card LIKE '%ORG%';
