-- The measurements of a test stand in one row, test after test in the order of time. Each had a row of its own, step after step: a fifth of
-- the work of an import. Views: the rows come back when the store is opened (kViewsRevision).
DROP TABLE measurements;

-- view: what each test measured, for trends. `steps` is JSON, for each step: its id, the value as read, the same in SI ("": no number),
-- the verdict (0 pass, 1 fail, 2 pending, 3 no decision, "" not judged), the calibrator where it was not the bench.
CREATE TABLE measurements(
  unit  TEXT    NOT NULL,
  at_us INTEGER NOT NULL,
  node  INTEGER NOT NULL,
  idx   INTEGER NOT NULL,
  bench TEXT    NOT NULL,
  steps TEXT    NOT NULL,
  PRIMARY KEY (unit, at_us, node, idx)
) STRICT, WITHOUT ROWID;

-- view: tests with a step that got no decision, or whose uncertainty reached over its limit; they wait for a better certificate of the
-- calibrator that measured it.
CREATE TABLE undecided(
  calibrator TEXT    NOT NULL,
  node       INTEGER NOT NULL,
  idx        INTEGER NOT NULL,
  unit       TEXT    NOT NULL,
  PRIMARY KEY (calibrator, node, idx)
) STRICT, WITHOUT ROWID;
CREATE INDEX undecided_of ON undecided(unit);
