-- Photos. What is said about one is a wording like any other; the picture is kept once, under the BLAKE3 of its bytes,
-- in a table that lists never read.

CREATE TABLE images (
  id   TEXT PRIMARY KEY CHECK (length(id) = 64),
  jpeg BLOB NOT NULL CHECK (length(jpeg) BETWEEN 1 AND 2000000)
) STRICT;

CREATE TABLE photos (
  revision_id TEXT PRIMARY KEY REFERENCES revisions (id),
  image       TEXT NOT NULL REFERENCES images (id),
  width       INTEGER NOT NULL CHECK (width BETWEEN 1 AND 65535),
  height      INTEGER NOT NULL CHECK (height BETWEEN 1 AND 65535),
  bytes       INTEGER NOT NULL CHECK (bytes BETWEEN 1 AND 2000000),
  side        TEXT CHECK (side IN ('left', 'right')),
  region      TEXT CHECK (length(region) BETWEEN 1 AND 64),
  text        TEXT CHECK (length(text) <= 2000)
) STRICT, WITHOUT ROWID;
