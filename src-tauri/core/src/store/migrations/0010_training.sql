-- Guided sessions set by set, their timers, what a physio prescribed, own exercises, and answers to proposals.

ALTER TABLE sessions ADD COLUMN pain_after INTEGER CHECK (pain_after BETWEEN 0 AND 10);
ALTER TABLE sessions ADD COLUMN limp_after INTEGER CHECK (limp_after IN (0, 1));
ALTER TABLE sessions ADD COLUMN swelling_after INTEGER CHECK (swelling_after IN (0, 1));
ALTER TABLE sessions ADD COLUMN started_at TEXT CHECK (started_at GLOB '[12][0-9][0-9][0-9]-*T*Z');
ALTER TABLE sessions ADD COLUMN ended_at TEXT CHECK (ended_at GLOB '[12][0-9][0-9][0-9]-*T*Z');
ALTER TABLE sessions ADD COLUMN planned TEXT CHECK (json_type(planned) = 'array');

CREATE TABLE exercise_sets (
  revision_id  TEXT PRIMARY KEY REFERENCES revisions (id),
  session      TEXT NOT NULL REFERENCES records (id),
  exercise     TEXT NOT NULL CHECK (length(exercise) BETWEEN 6 AND 36),
  number       INTEGER NOT NULL CHECK (number BETWEEN 1 AND 50),
  side         TEXT CHECK (side IN ('left', 'right')),
  reps         INTEGER CHECK (reps BETWEEN 1 AND 1000),
  hold_seconds INTEGER CHECK (hold_seconds BETWEEN 1 AND 7200),
  minutes      INTEGER CHECK (minutes BETWEEN 0 AND 1440),
  load         REAL CHECK (load BETWEEN 0 AND 500),
  pain         INTEGER CHECK (pain BETWEEN 0 AND 10)
) STRICT, WITHOUT ROWID;

CREATE TABLE skipped_exercises (
  revision_id TEXT PRIMARY KEY REFERENCES revisions (id),
  session     TEXT REFERENCES records (id),
  exercise    TEXT NOT NULL CHECK (length(exercise) BETWEEN 6 AND 36),
  reason      TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 40),
  text        TEXT CHECK (length(text) <= 2000)
) STRICT, WITHOUT ROWID;

CREATE TABLE training_timers (
  revision_id TEXT PRIMARY KEY REFERENCES revisions (id),
  session     TEXT NOT NULL REFERENCES records (id),
  what        TEXT NOT NULL CHECK (what IN ('rest', 'hold')),
  seconds     INTEGER NOT NULL CHECK (seconds BETWEEN 1 AND 7200),
  started_at  TEXT NOT NULL CHECK (started_at GLOB '[12][0-9][0-9][0-9]-*T*Z'),
  exercise    TEXT CHECK (length(exercise) BETWEEN 6 AND 36),
  side        TEXT CHECK (side IN ('left', 'right'))
) STRICT, WITHOUT ROWID;

CREATE TABLE own_exercises (
  revision_id  TEXT PRIMARY KEY REFERENCES revisions (id),
  name         TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  legs         TEXT NOT NULL CHECK (legs IN ('both', 'each', 'sore')),
  heavy        INTEGER CHECK (heavy IN (0, 1)),
  sets         INTEGER CHECK (sets BETWEEN 1 AND 50),
  reps         INTEGER CHECK (reps BETWEEN 1 AND 1000),
  hold_seconds INTEGER CHECK (hold_seconds BETWEEN 1 AND 7200),
  minutes      INTEGER CHECK (minutes BETWEEN 0 AND 1440),
  load         REAL CHECK (load BETWEEN 0 AND 500),
  text         TEXT CHECK (length(text) <= 2000),
  retired_on   TEXT CHECK (retired_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) STRICT, WITHOUT ROWID;

CREATE TABLE prescriptions (
  revision_id  TEXT PRIMARY KEY REFERENCES revisions (id),
  exercise     TEXT CHECK (length(exercise) BETWEEN 6 AND 36),
  by           TEXT NOT NULL CHECK (length(by) BETWEEN 1 AND 200),
  sets         INTEGER CHECK (sets BETWEEN 1 AND 50),
  reps         INTEGER CHECK (reps BETWEEN 1 AND 1000),
  hold_seconds INTEGER CHECK (hold_seconds BETWEEN 1 AND 7200),
  minutes      INTEGER CHECK (minutes BETWEEN 0 AND 1440),
  load         REAL CHECK (load BETWEEN 0 AND 500),
  often        TEXT CHECK (length(often) <= 200),
  text         TEXT CHECK (length(text) <= 2000),
  until        TEXT CHECK (until GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) STRICT, WITHOUT ROWID;

CREATE TABLE dose_changes (
  revision_id  TEXT PRIMARY KEY REFERENCES revisions (id),
  exercise     TEXT NOT NULL CHECK (length(exercise) BETWEEN 6 AND 36),
  session      TEXT NOT NULL REFERENCES records (id),
  step         TEXT NOT NULL CHECK (length(step) BETWEEN 1 AND 40),
  rule         TEXT NOT NULL CHECK (length(rule) BETWEEN 1 AND 64),
  accepted     INTEGER NOT NULL CHECK (accepted IN (0, 1)),
  next         TEXT CHECK (length(next) BETWEEN 6 AND 36),
  sets         INTEGER CHECK (sets BETWEEN 1 AND 50),
  reps         INTEGER CHECK (reps BETWEEN 1 AND 1000),
  hold_seconds INTEGER CHECK (hold_seconds BETWEEN 1 AND 7200),
  minutes      INTEGER CHECK (minutes BETWEEN 0 AND 1440),
  load         REAL CHECK (load BETWEEN 0 AND 500)
) STRICT, WITHOUT ROWID;
