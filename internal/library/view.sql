-- How the reader looks at a section. Version 16. It is no step of undo; of a section that is removed it stays, for the day
-- that undo brings it back.

CREATE TABLE view (
  section   INTEGER PRIMARY KEY,
  show      INTEGER NOT NULL,                 -- news.Show
  by_source INTEGER NOT NULL,
  folded    INTEGER NOT NULL                  -- in the tree
);
