-- FACTS: written once, never changed, never folded. Everything else about equipment can be made again from these tables.

-- facts: the log of every node this store knows (usually its own alone); bytes are canonical JSON exactly as hashed.
CREATE TABLE facts(
  node  INTEGER NOT NULL,
  idx   INTEGER NOT NULL,
  bytes BLOB    NOT NULL,
  PRIMARY KEY (node, idx)
) STRICT;

-- facts: which facts speak of a subject ("unit:BG4-07"); the same as the subjects inside the bytes, verify compares them.
CREATE TABLE fact_subjects(
  subject TEXT    NOT NULL,
  node    INTEGER NOT NULL,
  idx     INTEGER NOT NULL,
  PRIMARY KEY (subject, node, idx),
  FOREIGN KEY (node, idx) REFERENCES facts(node, idx)
) STRICT, WITHOUT ROWID;

-- facts: every full subtree of the Merkle tree (RFC 9162); level 0 holds the leaves.
CREATE TABLE subtrees(
  node  INTEGER NOT NULL,
  level INTEGER NOT NULL,
  idx   INTEGER NOT NULL,
  hash  BLOB    NOT NULL,
  PRIMARY KEY (node, level, idx)
) STRICT, WITHOUT ROWID;

-- facts: the command that brought facts, so that asking twice gives the same answer. Its facts stand in a row from `first`.
CREATE TABLE commands(
  id          TEXT    NOT NULL PRIMARY KEY,
  content     TEXT    NOT NULL,
  recorded_at INTEGER NOT NULL,
  node        INTEGER NOT NULL,
  first       INTEGER NOT NULL,
  count       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
