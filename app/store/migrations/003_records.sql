-- RECORDS: migrated and backed up, never folded, and alone in being changed in place.

-- record: names behind person codes. Erasing name and salt leaves the facts whole and the person unknown.
CREATE TABLE people(
  code         TEXT NOT NULL PRIMARY KEY,
  name         TEXT NOT NULL,
  staff_number TEXT NOT NULL,
  salt         TEXT NOT NULL,
  duties       TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- record: settings, also the store's own ("store.node", "store.views").
CREATE TABLE settings(
  key   TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- record: lines of files that could not be used, each with its reason, until somebody deals with them.
CREATE TABLE quarantine(
  id     INTEGER PRIMARY KEY,
  file   TEXT    NOT NULL,
  line   INTEGER NOT NULL,
  text   TEXT    NOT NULL,
  code   TEXT    NOT NULL,
  reason TEXT    NOT NULL,
  at_us  INTEGER NOT NULL
) STRICT;
CREATE INDEX quarantine_of_file ON quarantine(file, line);

-- record: bytes under their SHA-256. Erasing one sets bytes to null: the digest in the facts stays, verify says "erased".
CREATE TABLE blobs(
  digest     TEXT NOT NULL PRIMARY KEY,
  media_type TEXT NOT NULL,
  bytes      BLOB
) STRICT;
