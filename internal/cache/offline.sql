-- Version 7. What a story shows besides its text, which of that is stored, and what could not be had. A picture is named by its
-- file, which is named by a hash of its address; so is a page.
CREATE TABLE picture (
  name   TEXT PRIMARY KEY,
  size   INTEGER NOT NULL,                  -- of its file, in bytes
  stored INTEGER NOT NULL,                  -- when
  kept   INTEGER NOT NULL DEFAULT 0         -- until when it makes no room for others, while a story that shows it is unread
) WITHOUT ROWID;

CREATE TABLE illustration (
  story   INTEGER NOT NULL,                 -- story.id, of one whose page is stored
  picture TEXT NOT NULL,
  PRIMARY KEY (story, picture)
) WITHOUT ROWID;
CREATE INDEX illustration_picture ON illustration (picture, story);
CREATE TRIGGER story_forgotten_illustrations AFTER DELETE ON story BEGIN
  DELETE FROM illustration WHERE story = OLD.id;
END;

CREATE TABLE missed (
  name     TEXT PRIMARY KEY,                -- of a picture, a page or a server
  failures INTEGER NOT NULL,                -- in a row
  next     INTEGER NOT NULL,                -- not to be asked for ahead before
  lost     INTEGER NOT NULL,                -- 1: it cannot be had, and nothing waits for it
  reason   TEXT NOT NULL
) WITHOUT ROWID;

-- What was begun to be fetched ahead and is not done, so that the next run goes on with the rest of its budget.
CREATE TABLE errand (
  name  TEXT PRIMARY KEY,
  began INTEGER NOT NULL,
  spent INTEGER NOT NULL                    -- bytes
) WITHOUT ROWID;

-- How many pictures a stored page shows that are not stored and could be had; -1: nobody has looked.
ALTER TABLE story ADD COLUMN lacking INTEGER NOT NULL DEFAULT 0;
UPDATE story SET lacking = -1 WHERE stored = 2;
CREATE INDEX story_whole ON story (feedset) WHERE stored = 2 AND lacking = 0;
