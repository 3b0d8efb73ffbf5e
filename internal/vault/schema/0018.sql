-- Today counts only days on which something was done.

-- today_item.counted: whether a past day has been looked at for what was passed over on it. The lists there are were counted by the rule
-- before, which also counted days on which nothing was done; what it counted is forgotten.
ALTER TABLE today_item ADD COLUMN counted INTEGER NOT NULL DEFAULT 1;
DELETE FROM today_turn;
