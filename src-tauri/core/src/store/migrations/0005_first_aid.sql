-- First aid that is going on, what is on file about it, and whether something was wrong at a look at skin or toes.

ALTER TABLE price_steps ADD COLUMN trouble INTEGER CHECK (trouble IN (0, 1));

CREATE TABLE price_timers (
  revision_id   TEXT PRIMARY KEY REFERENCES revisions (id),
  part          TEXT NOT NULL CHECK (part IN ('ice', 'compress', 'elevate')),
  started_at    TEXT NOT NULL CHECK (started_at GLOB '[12][0-9][0-9][0-9]-*T*Z'),
  minutes       INTEGER CHECK (minutes BETWEEN 0 AND 1440),
  checked_at    TEXT CHECK (checked_at GLOB '[12][0-9][0-9][0-9]-*T*Z'),
  trouble_since TEXT CHECK (trouble_since GLOB '[12][0-9][0-9][0-9]-*T*Z')
) STRICT, WITHOUT ROWID;

CREATE TABLE first_aid (
  revision_id TEXT PRIMARY KEY REFERENCES revisions (id),
  ice_off     INTEGER CHECK (ice_off IN (0, 1)),
  answers     TEXT CHECK (json_type(answers) = 'array')
) STRICT, WITHOUT ROWID;
