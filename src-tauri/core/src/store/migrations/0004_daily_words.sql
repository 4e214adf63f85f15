-- What was taken, and the athlete's own activities with their weekly scores.

CREATE TABLE medications (
  revision_id TEXT PRIMARY KEY REFERENCES revisions (id),
  name        TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  dose        TEXT CHECK (length(dose) <= 200)
) STRICT, WITHOUT ROWID;

CREATE TABLE activities (
  revision_id TEXT PRIMARY KEY REFERENCES revisions (id),
  text        TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 200),
  retired_on  TEXT CHECK (retired_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) STRICT, WITHOUT ROWID;

CREATE TABLE function_scores (
  revision_id TEXT PRIMARY KEY REFERENCES revisions (id),
  activity    TEXT NOT NULL REFERENCES records (id),
  score       INTEGER NOT NULL CHECK (score BETWEEN 0 AND 10)
) STRICT, WITHOUT ROWID;
