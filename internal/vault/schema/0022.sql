-- The kind of a contact is told by contact_row.has, which stands in the index of the list: an index of its own cost every import and
-- every edit, and lists of one kind had to be sorted.
DROP INDEX contact_row_kind;
