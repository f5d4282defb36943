-- The library, version 10: the folded words of bookmarks' heads and notes, to look through them in no time. Both tables
-- are made of others: no copy carries them, and undo does not know them.

CREATE TABLE told (
  story INTEGER PRIMARY KEY,
  words TEXT NOT NULL
);
CREATE TABLE untold (story INTEGER PRIMARY KEY); -- bookmarks whose words are to be folded anew
INSERT INTO untold (story) SELECT story FROM bookmark;

CREATE TRIGGER told_inserted AFTER INSERT ON bookmark BEGIN
  INSERT OR IGNORE INTO untold (story) VALUES (NEW.story);
END;

CREATE TRIGGER told_updated AFTER UPDATE OF head, note ON bookmark WHEN OLD.head IS NOT NEW.head OR OLD.note IS NOT NEW.note BEGIN
  INSERT OR IGNORE INTO untold (story) VALUES (NEW.story);
END;

CREATE TRIGGER told_deleted AFTER DELETE ON bookmark BEGIN
  DELETE FROM told WHERE story = OLD.story;
  DELETE FROM untold WHERE story = OLD.story;
END;
