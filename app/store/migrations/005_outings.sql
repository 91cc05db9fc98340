-- The impact of a bad bench asks on which jobs its sets were out; reading that from every fact about them took seconds.

-- view: when a unit went out, for which job ("" for none): on which jobs was it out since its bench was last good.
CREATE TABLE outings(
  unit  TEXT    NOT NULL,
  at_us INTEGER NOT NULL,
  node  INTEGER NOT NULL,
  idx   INTEGER NOT NULL,
  job   TEXT    NOT NULL,
  PRIMARY KEY (unit, at_us, node, idx)
) STRICT, WITHOUT ROWID;
