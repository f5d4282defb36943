-- The library, version 1. Identifiers of stories and feeds are 64-bit hashes stored as signed integers; times are
-- Unix milliseconds, 0 for none.

CREATE TABLE section (
  id       INTEGER PRIMARY KEY AUTOINCREMENT, -- never used twice: a screen may still show a removed one
  parent   INTEGER NOT NULL,                  -- 0 at the top
  title    TEXT NOT NULL,
  folded   TEXT NOT NULL,                     -- title in lower case: two of one parent never differ by case only
  site     TEXT NOT NULL,
  language TEXT NOT NULL,
  position INTEGER NOT NULL,                  -- order among its siblings, gaps allowed
  UNIQUE (parent, folded)
);

CREATE TABLE feed (
  id       INTEGER PRIMARY KEY,
  url      TEXT NOT NULL UNIQUE,
  title    TEXT NOT NULL,
  site     TEXT NOT NULL,
  section  INTEGER NOT NULL,
  language TEXT NOT NULL,
  added    INTEGER NOT NULL,
  page     INTEGER NOT NULL,                  -- 1: a section's page that is read for its headlines
  position INTEGER NOT NULL
);

CREATE TABLE bookmark (
  story INTEGER PRIMARY KEY,
  head  TEXT NOT NULL,                        -- news.Story as JSON, without the flags
  saved INTEGER NOT NULL,
  note  TEXT NOT NULL
);
CREATE INDEX bookmark_newest ON bookmark (saved, story);

-- A bookmark's own text. It stands apart so that lists and undo need not carry it.
CREATE TABLE copy (
  story  INTEGER PRIMARY KEY,
  stored INTEGER NOT NULL,                    -- news.Stored
  codec  INTEGER NOT NULL,                    -- sqlite.Codec
  data   BLOB NOT NULL                        -- news.Article
);
CREATE TABLE listed (
  list  TEXT NOT NULL,
  story INTEGER NOT NULL,
  PRIMARY KEY (list, story)
) WITHOUT ROWID;
CREATE INDEX listed_story ON listed (story);
CREATE TABLE tagged (
  tag   TEXT NOT NULL,
  story INTEGER NOT NULL,
  PRIMARY KEY (tag, story)
) WITHOUT ROWID;
CREATE INDEX tagged_story ON tagged (story);
CREATE TABLE picture (
  story INTEGER NOT NULL,
  url   TEXT NOT NULL,
  data  BLOB NOT NULL,
  PRIMARY KEY (story, url)
);

-- A story marked unread again keeps its row, so that a cache can be told what changed since it was last told.
CREATE TABLE mark (
  story   INTEGER PRIMARY KEY,
  read    INTEGER NOT NULL,
  changed INTEGER NOT NULL
);
CREATE INDEX mark_changed ON mark (changed);

CREATE TABLE place (
  story   INTEGER PRIMARY KEY,
  block   INTEGER NOT NULL,
  rune    INTEGER NOT NULL,
  changed INTEGER NOT NULL
);
CREATE TABLE visit (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  at      INTEGER NOT NULL,
  story   INTEGER NOT NULL,
  title   TEXT NOT NULL,
  url     TEXT NOT NULL,
  came    INTEGER NOT NULL                    -- the story it was reached from, 0 for none
);
CREATE TABLE trusted (origin TEXT PRIMARY KEY) WITHOUT ROWID;

-- Undo, after https://www.sqlite.org/undoredo.html: while undo_now holds a step, the triggers of undo.sql write down
-- for each change the statement that reverses it.
CREATE TABLE undo_now (step INTEGER NOT NULL);
CREATE TABLE undo_step (
  id    INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  at    INTEGER NOT NULL
);
CREATE TABLE undo_change (
  id        INTEGER PRIMARY KEY,
  step      INTEGER NOT NULL,
  story     INTEGER NOT NULL,                 -- 0 when no story is touched
  statement TEXT NOT NULL
);
CREATE INDEX undo_change_step ON undo_change (step);
-- Marks come by the thousand, and the reverse of one is known: the other.
CREATE TABLE undo_mark (
  step  INTEGER NOT NULL,
  story INTEGER NOT NULL,
  PRIMARY KEY (step, story)
) WITHOUT ROWID;
CREATE TRIGGER undo_forgotten AFTER DELETE ON undo_step BEGIN
  DELETE FROM undo_change WHERE step = OLD.id;
  DELETE FROM undo_mark WHERE step = OLD.id;
END;
