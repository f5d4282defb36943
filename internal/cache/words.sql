-- Version 6. The index also knows what the reader wrote about a bookmark, a second one knows headlines by their first
-- letters, and both can be made anew.

DROP TABLE words;

-- Folded and cut into words by package text before it comes here, so the tokenizer only parts at blanks.
CREATE VIRTUAL TABLE words USING fts5 (
  title, author, tag, body,
  list, note,                              -- of the bookmark: its lists, its note and those of its highlights; its tags are in tag
  fact,                                    -- its language and whether it is saved, see words.go
  content='', contentless_delete=1,
  tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
);

-- Headlines alone: small enough to look up the first letters of a word, and to find all that has a word in its headline.
CREATE VIRTUAL TABLE heads USING fts5 (
  title,
  content='', contentless_delete=1, prefix='1 2 3',
  tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
);

-- What the reader wrote about a bookmark, as the library said last. The library knows the truth; this is for the index.
CREATE TABLE remark (
  story INTEGER PRIMARY KEY,               -- story.id
  tags  TEXT NOT NULL,                     -- one a line, and so are
  lists TEXT NOT NULL,
  note  TEXT NOT NULL,                     -- with those of its highlights
  highlights INTEGER NOT NULL              -- how many it has
);

CREATE TRIGGER story_forgotten_words AFTER DELETE ON story BEGIN
  DELETE FROM words WHERE rowid = OLD.id;
  DELETE FROM heads WHERE rowid = OLD.id;
  DELETE FROM remark WHERE story = OLD.id;
END;

-- How far the index is made: stories in rows below wait to be indexed anew, which ReadIn does. Those that wait in a parcel
-- do so anyway. A change in how package text folds or cuts words needs a migration that sets this again.
CREATE TABLE indexing (below INTEGER NOT NULL);
INSERT INTO indexing SELECT coalesce(max(id), 0) + 1 FROM story;
