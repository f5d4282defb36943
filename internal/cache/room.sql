-- Version 5. In a table without rowids a row may take a quarter of a page before it spills into a page of its own, and
-- most texts are longer: three quarters of their pages lay empty. In an ordinary table several texts share a page.
CREATE TABLE text (
  story  INTEGER NOT NULL,
  stored INTEGER NOT NULL,                 -- news.Stored: 1 the feed's blocks, 2 the page's article
  codec  INTEGER NOT NULL,
  made   TEXT NOT NULL,                    -- of a page, how it was made: the desk's words, compared only
  data   BLOB NOT NULL,
  PRIMARY KEY (story, stored)
);
INSERT INTO text (story, stored, codec, made, data) SELECT story, stored, codec, made, data FROM body;
DROP TABLE body;
ALTER TABLE text RENAME TO body;

-- When a feed was last read, beside its state: a start asks for the latest of all.
ALTER TABLE state ADD COLUMN succeeded INTEGER NOT NULL DEFAULT 0;
UPDATE state SET succeeded = coalesce(unixepoch(json_extract(state, '$.Succeeded')) * 1000, 0)
  WHERE json_extract(state, '$.Succeeded') NOT LIKE '0001-%';
CREATE INDEX state_succeeded ON state (succeeded);
