-- The measurements of a unit stand test after test, in the order of time. They stood step after step, so that every test of a file that
-- was imported wrote to as many pages as it had steps. A view: the rows come back when the store is opened (kViewsRevision).
DROP TABLE measurements;

-- view: one row for each judged step of each test, for trends and for tests that wait
-- for a certificate (verdict 3: no decision; null: the step was not judged). `ordinal` is its place in the run.
CREATE TABLE measurements(
  unit       TEXT    NOT NULL,
  at_us      INTEGER NOT NULL,
  node       INTEGER NOT NULL,
  idx        INTEGER NOT NULL,
  ordinal    INTEGER NOT NULL,
  step       TEXT    NOT NULL,
  value      TEXT    NOT NULL,
  si         REAL,
  verdict    INTEGER,
  calibrator TEXT    NOT NULL,
  PRIMARY KEY (unit, at_us, node, idx, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX measurements_undecided ON measurements(calibrator, node, idx) WHERE verdict = 3;
