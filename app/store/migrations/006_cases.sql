-- The page of work orders read every case of the store each time it was shown.

-- view: each case and when it was opened and closed, so that the open ones, or the latest closed, are found without reading the others.
CREATE TABLE cases(
  file      TEXT    NOT NULL PRIMARY KEY,
  work      INTEGER NOT NULL,
  opened_us INTEGER NOT NULL,
  closed_us INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX cases_open ON cases(opened_us, file) WHERE closed_us IS NULL;
CREATE INDEX cases_closed ON cases(closed_us, file) WHERE closed_us IS NOT NULL;
