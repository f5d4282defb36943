-- The library, version 8: passages that the reader marked. A story with a passage is a bookmark, so that the text the
-- passage stands in is the library's own.

CREATE TABLE highlight (
  id     INTEGER PRIMARY KEY,                 -- news.HighlightID
  story  INTEGER NOT NULL,
  exact  TEXT NOT NULL,                       -- news.Passage
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  start  INTEGER NOT NULL,
  note   TEXT NOT NULL,
  made   INTEGER NOT NULL
);
CREATE INDEX highlight_story ON highlight (story, start);
CREATE INDEX highlight_newest ON highlight (made, id);

CREATE TRIGGER highlight_inserted AFTER INSERT ON highlight BEGIN
  INSERT INTO undo_change (step, story, statement) SELECT step, NEW.story,
    'DELETE FROM highlight WHERE id=' || quote(NEW.id) FROM undo_now;
END;

CREATE TRIGGER highlight_deleted AFTER DELETE ON highlight BEGIN
  INSERT INTO undo_change (step, story, statement) SELECT step, OLD.story,
    'INSERT INTO highlight (id, story, exact, prefix, suffix, start, note, made) VALUES (' ||
    quote(OLD.id) || ',' || quote(OLD.story) || ',' || quote(OLD.exact) || ',' || quote(OLD.prefix) || ',' ||
      quote(OLD.suffix) || ',' || quote(OLD.start) || ',' || quote(OLD.note) || ',' || quote(OLD.made) || ')' FROM undo_now;
END;

CREATE TRIGGER highlight_note_updated AFTER UPDATE OF note ON highlight WHEN OLD.note IS NOT NEW.note BEGIN
  INSERT INTO undo_change (step, story, statement) SELECT step, OLD.story,
    'UPDATE highlight SET note=' || quote(OLD.note) || ' WHERE id=' || quote(OLD.id) FROM undo_now;
END;
