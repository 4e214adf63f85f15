-- A record may be of any kind the program knows: the list of kinds has one home, `store/kinds.rs`, which refuses a
-- word it does not know on the way in and out. So a new kind needs its table and nothing else.

PRAGMA defer_foreign_keys = ON;

CREATE TEMP TABLE kept AS SELECT id, kind FROM records;
DROP TABLE records;
CREATE TABLE records (
  id   TEXT PRIMARY KEY CHECK (length(id) = 36),
  kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 40)
) STRICT, WITHOUT ROWID;
INSERT INTO records (id, kind) SELECT id, kind FROM kept;
DROP TABLE kept;
