-- VIEWS: folded from facts by the program; dropped and made again by `rebuild`, byte for byte the same.

-- view: the folded state of a subject as canonical JSON; revision is the number of facts about it.
CREATE TABLE states(
  subject  TEXT    NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL,
  bytes    BLOB    NOT NULL
) STRICT;

-- view: the search columns of a unit and what a list shows of it; rack and slot where it stands now, retired_us null while it serves.
CREATE TABLE units(
  unit       TEXT NOT NULL PRIMARY KEY,
  kind       TEXT NOT NULL,
  serial     TEXT NOT NULL,
  model      TEXT NOT NULL,
  search     TEXT NOT NULL,
  place      TEXT NOT NULL,
  rack       TEXT,
  slot       TEXT,
  home_rack  TEXT,
  home_slot  TEXT,
  retired_us INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX units_by_kind ON units(kind, unit);
CREATE INDEX units_by_rack ON units(rack, slot, unit) WHERE rack IS NOT NULL;

-- view: the timeline of a unit. `line` is the board's JSON, ready made; `detail` is the segment itself.
CREATE TABLE segments(
  unit     TEXT    NOT NULL,
  from_us  INTEGER NOT NULL,
  until_us INTEGER NOT NULL,
  state    INTEGER NOT NULL,
  ready_until_us INTEGER,
  line     TEXT    NOT NULL,
  detail   TEXT    NOT NULL,
  PRIMARY KEY (unit, from_us)
) STRICT, WITHOUT ROWID;

-- view: what is due on a unit; last_day counts days since 1970-01-01, null where it was never done.
CREATE TABLE dues(
  unit     TEXT    NOT NULL,
  position INTEGER NOT NULL,
  plan     TEXT    NOT NULL,
  last_day INTEGER,
  detail   TEXT    NOT NULL,
  PRIMARY KEY (unit, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX dues_by_day ON dues(last_day, unit);

-- view: `unit` was assessed by looking at `on_unit`; a change there assesses `unit` again.
CREATE TABLE dependencies(
  on_unit TEXT NOT NULL,
  unit    TEXT NOT NULL,
  PRIMARY KEY (on_unit, unit)
) STRICT, WITHOUT ROWID;
CREATE INDEX dependencies_of ON dependencies(unit);

-- view: what a typed or scanned word may mean; rank 0 code, 1 alias, 2 serial.
CREATE TABLE codes(
  typed TEXT    NOT NULL,
  rank  INTEGER NOT NULL,
  unit  TEXT    NOT NULL,
  PRIMARY KEY (typed, rank, unit)
) STRICT, WITHOUT ROWID;
CREATE INDEX codes_of ON codes(unit);

-- view: one row for each judged step of each test, for trends and for tests that wait
-- for a certificate (verdict 3: no decision; null: the step was not judged). `ordinal` is its place in the run.
CREATE TABLE measurements(
  unit       TEXT    NOT NULL,
  step       TEXT    NOT NULL,
  at_us      INTEGER NOT NULL,
  node       INTEGER NOT NULL,
  idx        INTEGER NOT NULL,
  ordinal    INTEGER NOT NULL,
  value      TEXT    NOT NULL,
  si         REAL,
  verdict    INTEGER,
  calibrator TEXT    NOT NULL,
  PRIMARY KEY (unit, step, at_us, node, idx, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX measurements_undecided ON measurements(calibrator, node, idx) WHERE verdict = 3;

-- view: which bench test a fact records, whatever file it came in.
CREATE TABLE tests(
  identity TEXT    NOT NULL,
  node     INTEGER NOT NULL,
  idx      INTEGER NOT NULL,
  unit     TEXT    NOT NULL,
  readings TEXT    NOT NULL,
  PRIMARY KEY (identity, node, idx)
) STRICT, WITHOUT ROWID;
CREATE INDEX tests_of ON tests(unit);
