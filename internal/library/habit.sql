-- How the reader arranged the screen. Version 15.

CREATE TABLE habit (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;
