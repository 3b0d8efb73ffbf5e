-- Letters (internal/writing).

-- letter_template: a text of the person's own to write to people with. Those that come with Kith are no records.
CREATE TABLE letter_template (
  key     INTEGER PRIMARY KEY AUTOINCREMENT,
  change  INTEGER NOT NULL,
  id      TEXT    NOT NULL UNIQUE,
  name    TEXT    NOT NULL,
  kind    TEXT    NOT NULL,                        -- message, greeting: what it is logged as
  texts   TEXT    NOT NULL,                        -- JSON: {"de-informal": {"subject", "body"}}, one for each manner it is in
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL
);

-- circle_form: how the people of a circle are addressed unless their cards say otherwise.
CREATE TABLE circle_form (
  key    INTEGER PRIMARY KEY AUTOINCREMENT,
  change INTEGER NOT NULL,
  circle TEXT    NOT NULL UNIQUE,                  -- its name: a circle lives in the cards
  form   TEXT    NOT NULL                          -- informal, formal
);
