-- Version 4. A page that was fetched anew and has other words than before leaves its earlier text here.
CREATE TABLE version (
  story    INTEGER NOT NULL,               -- story.id
  replaced INTEGER NOT NULL,               -- when another took its place
  codec    INTEGER NOT NULL,
  data     BLOB NOT NULL,                  -- news.Article
  PRIMARY KEY (story, replaced)
);
CREATE TRIGGER story_forgotten_versions AFTER DELETE ON story BEGIN
  DELETE FROM version WHERE story = OLD.id;
END;

ALTER TABLE story ADD COLUMN stale INTEGER NOT NULL DEFAULT 0;    -- 1: a feed says that it was updated since its page was fetched
ALTER TABLE story ADD COLUMN revised INTEGER NOT NULL DEFAULT 0;  -- 1: its text is another than the one that was read
