-- Reminders that were made, so that a restart makes none again. Local to this copy: no part of the record, and no
-- export takes it along.

CREATE TABLE reminders_made (
  day  TEXT NOT NULL CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  slot TEXT NOT NULL CHECK (slot IN ('morning', 'midday', 'evening')),
  PRIMARY KEY (day, slot)
) STRICT, WITHOUT ROWID;
