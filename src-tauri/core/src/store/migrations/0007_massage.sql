-- How a massage was done, how the leg was before and after it, and the questions asked before it.

ALTER TABLE massages ADD COLUMN asked TEXT CHECK (length(asked) = 36);
ALTER TABLE massages ADD COLUMN therapist TEXT CHECK (length(therapist) <= 2000);
ALTER TABLE massages ADD COLUMN depth TEXT CHECK (depth IN ('around', 'included', 'deep'));
ALTER TABLE massages ADD COLUMN effleurage_minutes INTEGER CHECK (effleurage_minutes BETWEEN 0 AND 1440);
ALTER TABLE massages ADD COLUMN petrissage_minutes INTEGER CHECK (petrissage_minutes BETWEEN 0 AND 1440);
ALTER TABLE massages ADD COLUMN friction_minutes INTEGER CHECK (friction_minutes BETWEEN 0 AND 1440);
ALTER TABLE massages ADD COLUMN trigger_point_minutes INTEGER CHECK (trigger_point_minutes BETWEEN 0 AND 1440);
ALTER TABLE massages ADD COLUMN tool TEXT CHECK (length(tool) <= 2000);
ALTER TABLE massages ADD COLUMN stopped_early TEXT CHECK (length(stopped_early) <= 2000);

CREATE TABLE massage_readings (
  revision_id   TEXT PRIMARY KEY REFERENCES revisions (id),
  massage       TEXT NOT NULL CHECK (length(massage) = 36),
  at            TEXT NOT NULL CHECK (at IN ('before', 'after', 'morning', 'day1', 'day2')),
  pain_walk     INTEGER CHECK (pain_walk BETWEEN 0 AND 10),
  pain_stretch  INTEGER CHECK (pain_stretch BETWEEN 0 AND 10),
  swelling      INTEGER CHECK (swelling BETWEEN 0 AND 3),
  bruising      INTEGER CHECK (bruising BETWEEN 0 AND 3),
  night_pain    INTEGER CHECK (night_pain IN (0, 1)),
  girth_injured REAL CHECK (girth_injured BETWEEN 0 AND 300),
  girth_other   REAL CHECK (girth_other BETWEEN 0 AND 300),
  press         INTEGER CHECK (press BETWEEN 0 AND 10),
  hardness      INTEGER CHECK (hardness BETWEEN 0 AND 10),
  strip         REAL CHECK (strip BETWEEN 0 AND 300),
  tightness     INTEGER CHECK (tightness BETWEEN 0 AND 10),
  knee_short    INTEGER CHECK (knee_short BETWEEN 0 AND 180),
  warmth        TEXT CHECK (warmth IN ('cool', 'normal', 'warm')),
  heaviness     INTEGER CHECK (heaviness BETWEEN 0 AND 10)
) STRICT, WITHOUT ROWID;

CREATE TABLE massage_checks (
  revision_id TEXT PRIMARY KEY REFERENCES revisions (id),
  yes         TEXT CHECK (json_type(yes) = 'array'),
  no          TEXT CHECK (json_type(no) = 'array')
) STRICT, WITHOUT ROWID;
