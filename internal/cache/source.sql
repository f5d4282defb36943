-- Version 3. The answers that a page was made from are kept, so that it can be made anew when what makes it changes.
CREATE TABLE source (
  story    INTEGER NOT NULL,               -- story.id
  part     INTEGER NOT NULL,               -- from 0, in the order they were fetched
  role     INTEGER NOT NULL,               -- article.Role
  url      TEXT NOT NULL,
  type     TEXT NOT NULL,                  -- the Content-Type as sent
  etag     TEXT NOT NULL,                  -- as sent, and so is
  modified TEXT NOT NULL,                  -- Last-Modified
  fetched  INTEGER NOT NULL,
  size     INTEGER NOT NULL,               -- of data, in bytes
  codec    INTEGER NOT NULL,
  data     BLOB NOT NULL,                  -- the body as it came
  PRIMARY KEY (story, part)
);
CREATE INDEX source_size ON source (story, fetched, size);  -- what makes room reads this alone, and not the bodies
CREATE TRIGGER story_forgotten AFTER DELETE ON story BEGIN
  DELETE FROM source WHERE story = OLD.id;
END;

ALTER TABLE body ADD COLUMN made TEXT NOT NULL DEFAULT '';  -- of a page, how it was made: the desk's words, compared only
