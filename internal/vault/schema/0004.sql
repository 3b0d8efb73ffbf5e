-- Filters that combine, and filters kept under a name.

-- has: bits that say which fields a contact has and of what kind it is, see internal/contact/has.go. It stands in the index of
-- the list, so that "has an e-mail address" is answered in the order of the list without reading a row.
ALTER TABLE contact_row ADD COLUMN has INTEGER NOT NULL DEFAULT 0;
DROP INDEX contact_row_sort;
CREATE INDEX contact_row_sort ON contact_row (sort, contact, has);
CREATE INDEX contact_created ON contact (created);

-- contact_fact: what filters ask for, as whole values: organisation, title, place, country, circle, domain of an e-mail address. A projection; rowid =
-- key of the contact. A term is a folded value with a leading letter that says what it is, see internal/contact/has.go.
CREATE VIRTUAL TABLE contact_fact USING fts5 (
  terms, content = '', contentless_delete = 1, detail = none, tokenize = "ascii");
-- Ways to look at the words of an index themselves: for words that begin with anything, and to suggest values.
CREATE VIRTUAL TABLE contact_fact_value USING fts5vocab (contact_fact, row);
CREATE VIRTUAL TABLE contact_fact_place USING fts5vocab (contact_fact, instance);
CREATE VIRTUAL TABLE search_term_place USING fts5vocab (search_term, instance);

-- projection: which version of a projection is in the store. Where it is older than the program's, it is filled again when the
-- book is opened (Book.Fill).
CREATE TABLE projection (
  name    TEXT PRIMARY KEY,
  version INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO projection (name, version) SELECT 'contact_fact', 1 WHERE NOT EXISTS (SELECT 1 FROM contact);

-- saved_view: a filter under a name, as the side bar shows it.
CREATE TABLE saved_view (
  key        INTEGER PRIMARY KEY AUTOINCREMENT,
  change     INTEGER NOT NULL,
  id         TEXT    NOT NULL UNIQUE,
  name       TEXT    NOT NULL,
  expression TEXT    NOT NULL,
  place      INTEGER NOT NULL,                     -- in the order of the side bar
  created    INTEGER NOT NULL,
  changed    INTEGER NOT NULL
);
