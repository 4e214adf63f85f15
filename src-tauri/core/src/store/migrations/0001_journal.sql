-- The journal. Clinical rows are revisions: added, never changed, never deleted.

CREATE TABLE journal (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What belongs to this copy on this computer and does not travel with an export.
CREATE TABLE local (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

CREATE TABLE records (
  id   TEXT PRIMARY KEY CHECK (length(id) = 36),
  kind TEXT NOT NULL CHECK (kind IN
         ('athlete', 'episode', 'check_in', 'wellness', 'price_step', 'session', 'massage', 'note',
          'self_test', 'clearance', 'withdrawal', 'contraindications', 'protocol_choice', 'rule_change', 'estimate'))
) STRICT, WITHOUT ROWID;

CREATE TABLE revisions (
  seq            INTEGER PRIMARY KEY AUTOINCREMENT,
  id             TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
  record_id      TEXT NOT NULL REFERENCES records (id),
  kind           TEXT NOT NULL,
  episode_id     TEXT REFERENCES records (id),
  day            TEXT NOT NULL CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  time           TEXT CHECK (time GLOB '[0-2][0-9]:[0-5][0-9]'),
  zone           TEXT NOT NULL CHECK (length(zone) BETWEEN 1 AND 64),
  offset_minutes INTEGER NOT NULL CHECK (offset_minutes BETWEEN -1080 AND 1080),
  sitting        INTEGER CHECK (sitting BETWEEN 1 AND 99),
  written_at     TEXT NOT NULL CHECK (written_at GLOB '[12][0-9][0-9][0-9]-*T*Z'),
  written_day    TEXT NOT NULL CHECK (written_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  device_id      TEXT NOT NULL CHECK (length(device_id) = 36),
  supersedes     TEXT UNIQUE REFERENCES revisions (id),
  voided         INTEGER NOT NULL CHECK (voided IN (0, 1)),
  hash           TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;

CREATE UNIQUE INDEX revisions_first ON revisions (record_id) WHERE supersedes IS NULL;
CREATE INDEX revisions_by_record ON revisions (record_id, seq);
CREATE INDEX revisions_by_episode_day ON revisions (episode_id, kind, day);

CREATE TRIGGER revisions_stay BEFORE UPDATE ON revisions
BEGIN SELECT RAISE(ABORT, 'revisions are only added'); END;
CREATE TRIGGER revisions_remain BEFORE DELETE ON revisions
BEGIN SELECT RAISE(ABORT, 'revisions are only added'); END;

CREATE TABLE athletes (
  revision_id TEXT PRIMARY KEY REFERENCES revisions (id),
  name        TEXT CHECK (length(name) <= 200),
  birth_year  INTEGER CHECK (birth_year BETWEEN 1900 AND 2200)
) STRICT, WITHOUT ROWID;

CREATE TABLE episodes (
  revision_id     TEXT PRIMARY KEY REFERENCES revisions (id),
  side            TEXT NOT NULL CHECK (side IN ('left', 'right')),
  onset           TEXT NOT NULL CHECK (onset GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  site            TEXT CHECK (site IN ('proximal', 'mid', 'distal')),
  cause           TEXT CHECK (cause IN ('sprint', 'stretch', 'gradual', 'blow', 'other')),
  pop             INTEGER CHECK (pop IN (0, 1)),
  walked_on       INTEGER CHECK (walked_on IN (0, 1)),
  sitting_pain    INTEGER CHECK (sitting_pain IN (0, 1)),
  earlier_injury  INTEGER CHECK (earlier_injury IN (0, 1)),
  physio_involved INTEGER CHECK (physio_involved IN (0, 1)),
  clinician_class TEXT CHECK (length(clinician_class) <= 8),
  closed_on       TEXT CHECK (closed_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) STRICT, WITHOUT ROWID;

CREATE TABLE check_ins (
  revision_id       TEXT PRIMARY KEY REFERENCES revisions (id),
  pain_rest         INTEGER CHECK (pain_rest BETWEEN 0 AND 10),
  pain_walk         INTEGER CHECK (pain_walk BETWEEN 0 AND 10),
  pain_stretch      INTEGER CHECK (pain_stretch BETWEEN 0 AND 10),
  pain_worst        INTEGER CHECK (pain_worst BETWEEN 0 AND 10),
  swelling          INTEGER CHECK (swelling BETWEEN 0 AND 3),
  bruising          INTEGER CHECK (bruising BETWEEN 0 AND 3),
  morning_stiffness TEXT CHECK (morning_stiffness IN ('0', '1-15', '16-30', '31-60', '>60')),
  night_pain        INTEGER CHECK (night_pain IN (0, 1)),
  walking_normal    INTEGER CHECK (walking_normal IN (0, 1)),
  sites             TEXT CHECK (json_type(sites) = 'array'),
  sitbone_distance  INTEGER CHECK (sitbone_distance BETWEEN 0 AND 30),
  qualities         TEXT CHECK (json_type(qualities) = 'array'),
  aggravates        TEXT CHECK (length(aggravates) <= 2000),
  eases             TEXT CHECK (length(eases) <= 2000),
  events            TEXT CHECK (json_type(events) = 'array'),
  performance       INTEGER CHECK (performance BETWEEN 0 AND 100),
  managed           TEXT CHECK (length(managed) <= 2000),
  confirmed         INTEGER CHECK (confirmed IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE wellness (
  revision_id             TEXT PRIMARY KEY REFERENCES revisions (id),
  analgesic               INTEGER CHECK (analgesic IN (0, 1)),
  medication              TEXT CHECK (length(medication) <= 2000),
  low_back                INTEGER CHECK (low_back BETWEEN 0 AND 10),
  low_back_rest           INTEGER CHECK (low_back_rest BETWEEN 0 AND 10),
  low_back_sitting        INTEGER CHECK (low_back_sitting BETWEEN 0 AND 10),
  low_back_after_activity INTEGER CHECK (low_back_after_activity BETWEEN 0 AND 10),
  below_knee              INTEGER CHECK (below_knee IN (0, 1)),
  tingling                INTEGER CHECK (tingling IN (0, 1)),
  cough_sneeze            INTEGER CHECK (cough_sneeze IN (0, 1)),
  sleep_hours             REAL CHECK (sleep_hours BETWEEN 0 AND 24),
  soreness                INTEGER CHECK (soreness BETWEEN 0 AND 10),
  fatigue                 INTEGER CHECK (fatigue BETWEEN 0 AND 10),
  anything_new            INTEGER CHECK (anything_new IN (0, 1)),
  red_flags_asked         INTEGER CHECK (red_flags_asked IN (0, 1)),
  red_flags               TEXT CHECK (json_type(red_flags) = 'array')
) STRICT, WITHOUT ROWID;

CREATE TABLE price_steps (
  revision_id      TEXT PRIMARY KEY REFERENCES revisions (id),
  part             TEXT NOT NULL CHECK (part IN ('protect', 'rest', 'ice', 'compress', 'elevate')),
  minutes          INTEGER CHECK (minutes BETWEEN 0 AND 1440),
  walking_minutes  INTEGER CHECK (walking_minutes BETWEEN 0 AND 1440),
  vigorous_minutes INTEGER CHECK (vigorous_minutes BETWEEN 0 AND 1440),
  no_sprint        INTEGER CHECK (no_sprint IN (0, 1)),
  no_hard_stretch  INTEGER CHECK (no_hard_stretch IN (0, 1)),
  support          INTEGER CHECK (support IN (0, 1)),
  checked          INTEGER CHECK (checked IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
  revision_id TEXT PRIMARY KEY REFERENCES revisions (id),
  kind        TEXT NOT NULL CHECK (kind IN ('rehab', 'walk', 'bike', 'run', 'sport', 'other')),
  minutes     INTEGER CHECK (minutes BETWEEN 0 AND 1440),
  effort      INTEGER CHECK (effort BETWEEN 0 AND 10),
  pain_during INTEGER CHECK (pain_during BETWEEN 0 AND 10),
  performance INTEGER CHECK (performance BETWEEN 0 AND 100),
  text        TEXT CHECK (length(text) <= 2000)
) STRICT, WITHOUT ROWID;

CREATE TABLE massages (
  revision_id TEXT PRIMARY KEY REFERENCES revisions (id),
  by          TEXT NOT NULL CHECK (by IN ('therapist', 'self', 'foam_roller')),
  minutes     INTEGER CHECK (minutes BETWEEN 0 AND 1440),
  kinds       TEXT CHECK (json_type(kinds) = 'array'),
  areas       TEXT CHECK (json_type(areas) = 'array'),
  pressure    INTEGER CHECK (pressure BETWEEN 0 AND 10),
  pain_during INTEGER CHECK (pain_during BETWEEN 0 AND 10),
  text        TEXT CHECK (length(text) <= 2000)
) STRICT, WITHOUT ROWID;

CREATE TABLE notes (
  revision_id TEXT PRIMARY KEY REFERENCES revisions (id),
  text        TEXT NOT NULL CHECK (length(text) <= 20000),
  private     INTEGER NOT NULL CHECK (private IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE self_tests (
  revision_id TEXT PRIMARY KEY REFERENCES revisions (id),
  test        TEXT NOT NULL CHECK (length(test) BETWEEN 1 AND 64),
  left        REAL CHECK (left BETWEEN 0 AND 300),
  right       REAL CHECK (right BETWEEN 0 AND 300),
  value       REAL CHECK (value BETWEEN 0 AND 300),
  yes         INTEGER CHECK (yes IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE clearances (
  revision_id TEXT PRIMARY KEY REFERENCES revisions (id),
  scope       TEXT NOT NULL CHECK (scope IN ('all', 'back', 'massage')),
  by          TEXT NOT NULL CHECK (length(by) BETWEEN 1 AND 200)
) STRICT, WITHOUT ROWID;

CREATE TABLE withdrawals (
  revision_id TEXT PRIMARY KEY REFERENCES revisions (id),
  of          TEXT NOT NULL REFERENCES records (id),
  flag        TEXT NOT NULL CHECK (length(flag) BETWEEN 1 AND 64),
  reason      TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000)
) STRICT, WITHOUT ROWID;

CREATE TABLE contraindications (
  revision_id TEXT PRIMARY KEY REFERENCES revisions (id),
  answers     TEXT CHECK (json_type(answers) = 'array')
) STRICT, WITHOUT ROWID;

CREATE TABLE protocol_choices (
  revision_id TEXT PRIMARY KEY REFERENCES revisions (id),
  variant     TEXT NOT NULL CHECK (length(variant) BETWEEN 1 AND 64),
  id          TEXT CHECK (length(id) <= 64),
  version     TEXT CHECK (length(version) <= 64),
  hash        TEXT CHECK (length(hash) <= 64)
) STRICT, WITHOUT ROWID;

CREATE TABLE rule_changes (
  revision_id TEXT PRIMARY KEY REFERENCES revisions (id),
  rule        TEXT NOT NULL CHECK (length(rule) BETWEEN 1 AND 64),
  value       REAL NOT NULL,
  by          TEXT NOT NULL CHECK (length(by) BETWEEN 1 AND 200),
  reason      TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000)
) STRICT, WITHOUT ROWID;

CREATE TABLE estimates (
  revision_id TEXT PRIMARY KEY REFERENCES revisions (id),
  back_on     TEXT NOT NULL CHECK (back_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  was_back_on TEXT CHECK (was_back_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) STRICT, WITHOUT ROWID;

-- Undo. An act is what one gesture did; its steps name the wording before and after.
CREATE TABLE acts (
  seq        INTEGER PRIMARY KEY AUTOINCREMENT,
  label      TEXT NOT NULL,
  written_at TEXT NOT NULL,
  state      TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped'))
) STRICT;

CREATE INDEX acts_by_state ON acts (state, seq);

CREATE TABLE act_steps (
  act             INTEGER NOT NULL REFERENCES acts (seq),
  step            INTEGER NOT NULL,
  record_id       TEXT REFERENCES records (id),
  before_revision TEXT REFERENCES revisions (id),
  after_revision  TEXT REFERENCES revisions (id),
  setting         TEXT,
  before_value    TEXT,
  after_value     TEXT,
  PRIMARY KEY (act, step),
  CHECK ((record_id IS NULL) <> (setting IS NULL))
) STRICT, WITHOUT ROWID;
