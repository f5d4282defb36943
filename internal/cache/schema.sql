-- The cache, version 1. Identifiers of stories and feeds are 64-bit hashes stored as signed integers; times are Unix
-- milliseconds, 0 for none.

-- Every distinct set of feeds that some story is carried by, with the number of such stories. A section's count is the
-- sum over the sets that touch it, so no count ever looks at stories.
CREATE TABLE feedset (
  id      INTEGER PRIMARY KEY,
  members TEXT NOT NULL UNIQUE,            -- JSON array of news.FeedID as printed, the first to carry it first
  total   INTEGER NOT NULL DEFAULT 0,
  unread  INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE story (
  id       INTEGER PRIMARY KEY,            -- dense: also the row in the full-text index
  key      INTEGER NOT NULL UNIQUE,        -- news.StoryID
  url      TEXT NOT NULL,                  -- canonical; '' for none
  time     INTEGER NOT NULL,               -- by which lists are sorted; never later than first seen, never changed
  feedset  INTEGER NOT NULL REFERENCES feedset (id),
  language TEXT NOT NULL,
  picture  INTEGER NOT NULL,               -- 1: it has one
  stored   INTEGER NOT NULL,               -- news.Stored
  read     INTEGER NOT NULL DEFAULT 0,
  saved    INTEGER NOT NULL DEFAULT 0,
  head     TEXT NOT NULL                   -- news.Story as JSON, without what stands in the other columns
);
CREATE INDEX story_time ON story (time, id);
CREATE INDEX story_unread ON story (time, id) WHERE read = 0;
CREATE INDEX story_unread_set ON story (feedset, time, id) WHERE read = 0;
CREATE INDEX story_saved ON story (time, id) WHERE saved = 1;
CREATE INDEX story_url ON story (url) WHERE url <> '';

-- What a feed carries, by guid: identity within a subscription.
CREATE TABLE entry (
  feed  INTEGER NOT NULL,
  guid  INTEGER NOT NULL,                  -- hash
  story INTEGER NOT NULL,                  -- story.id
  hash  INTEGER NOT NULL,                  -- of what the feed said: an equal one is not looked at again
  PRIMARY KEY (feed, guid)
) WITHOUT ROWID;

-- A feed's stories in the order of its list.
CREATE TABLE place (
  feed  INTEGER NOT NULL,
  time  INTEGER NOT NULL,
  story INTEGER NOT NULL,
  PRIMARY KEY (feed, time, story)
) WITHOUT ROWID;

-- Texts: the feed's own and the page's.
CREATE TABLE body (
  story  INTEGER NOT NULL,
  stored INTEGER NOT NULL,                 -- news.Stored: 1 the feed's blocks, 2 the page's article
  codec  INTEGER NOT NULL,
  data   BLOB NOT NULL,
  PRIMARY KEY (story, stored)
) WITHOUT ROWID;

CREATE TABLE state (
  feed  INTEGER PRIMARY KEY,
  state TEXT NOT NULL                      -- news.FetchState as JSON
);

-- Folded and cut into words by package text before it comes here, so the tokenizer only parts at blanks.
CREATE VIRTUAL TABLE words USING fts5 (
  title, author, tag, body,
  content='', contentless_delete=1,
  tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
);

CREATE TRIGGER story_added AFTER INSERT ON story BEGIN
  UPDATE feedset SET total = total + 1, unread = unread + (NEW.read = 0) WHERE id = NEW.feedset;
END;
CREATE TRIGGER story_read AFTER UPDATE OF read ON story WHEN OLD.read <> NEW.read BEGIN
  UPDATE feedset SET unread = unread + (NEW.read = 0) - (OLD.read = 0) WHERE id = NEW.feedset;
END;
CREATE TRIGGER story_carried AFTER UPDATE OF feedset ON story WHEN OLD.feedset <> NEW.feedset BEGIN
  UPDATE feedset SET total = total - 1, unread = unread - (OLD.read = 0) WHERE id = OLD.feedset;
  UPDATE feedset SET total = total + 1, unread = unread + (NEW.read = 0) WHERE id = NEW.feedset;
END;
