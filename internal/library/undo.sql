-- What undo writes down, version 1: for each insert, delete and update of what the reader chose, the statement that
-- reverses it. undo_now is empty while nothing is recorded, and then nothing is written. An update is reversed in the
-- columns that changed together only: the others may have changed since, by no doing of the reader.

CREATE TRIGGER section_inserted AFTER INSERT ON section BEGIN
  INSERT INTO undo_change (step, story, statement) SELECT step, 0,
    'DELETE FROM section WHERE id=' || quote(NEW.id) FROM undo_now;
END;

CREATE TRIGGER section_deleted AFTER DELETE ON section BEGIN
  INSERT INTO undo_change (step, story, statement) SELECT step, 0,
    'INSERT INTO section (id, parent, title, folded, site, language, position) VALUES (' ||
    quote(OLD.id) || ',' || quote(OLD.parent) || ',' || quote(OLD.title) || ',' || quote(OLD.folded) || ',' ||
      quote(OLD.site) || ',' || quote(OLD.language) || ',' || quote(OLD.position) || ')' FROM undo_now;
END;

CREATE TRIGGER section_parent_updated AFTER UPDATE OF parent, position ON section
  WHEN OLD.parent IS NOT NEW.parent OR OLD.position IS NOT NEW.position BEGIN
  INSERT INTO undo_change (step, story, statement) SELECT step, 0,
    'UPDATE section SET parent=' || quote(OLD.parent) || ', position=' || quote(OLD.position) || ' WHERE id=' ||
      quote(OLD.id) FROM undo_now;
END;

CREATE TRIGGER section_title_updated AFTER UPDATE OF title, folded ON section
  WHEN OLD.title IS NOT NEW.title OR OLD.folded IS NOT NEW.folded BEGIN
  INSERT INTO undo_change (step, story, statement) SELECT step, 0,
    'UPDATE section SET title=' || quote(OLD.title) || ', folded=' || quote(OLD.folded) || ' WHERE id=' ||
      quote(OLD.id) FROM undo_now;
END;

CREATE TRIGGER feed_inserted AFTER INSERT ON feed BEGIN
  INSERT INTO undo_change (step, story, statement) SELECT step, 0,
    'DELETE FROM feed WHERE id=' || quote(NEW.id) FROM undo_now;
END;

CREATE TRIGGER feed_deleted AFTER DELETE ON feed BEGIN
  INSERT INTO undo_change (step, story, statement) SELECT step, 0,
    'INSERT INTO feed (id, url, title, site, section, language, added, page, position) VALUES (' ||
    quote(OLD.id) || ',' || quote(OLD.url) || ',' || quote(OLD.title) || ',' || quote(OLD.site) || ',' ||
      quote(OLD.section) || ',' || quote(OLD.language) || ',' || quote(OLD.added) || ',' || quote(OLD.page) ||
      ',' || quote(OLD.position) || ')' FROM undo_now;
END;

CREATE TRIGGER feed_url_updated AFTER UPDATE OF url ON feed WHEN OLD.url IS NOT NEW.url BEGIN
  INSERT INTO undo_change (step, story, statement) SELECT step, 0,
    'UPDATE feed SET url=' || quote(OLD.url) || ' WHERE id=' || quote(OLD.id) FROM undo_now;
END;

CREATE TRIGGER feed_title_updated AFTER UPDATE OF title ON feed WHEN OLD.title IS NOT NEW.title BEGIN
  INSERT INTO undo_change (step, story, statement) SELECT step, 0,
    'UPDATE feed SET title=' || quote(OLD.title) || ' WHERE id=' || quote(OLD.id) FROM undo_now;
END;

CREATE TRIGGER feed_section_updated AFTER UPDATE OF section, position ON feed
  WHEN OLD.section IS NOT NEW.section OR OLD.position IS NOT NEW.position BEGIN
  INSERT INTO undo_change (step, story, statement) SELECT step, 0,
    'UPDATE feed SET section=' || quote(OLD.section) || ', position=' || quote(OLD.position) || ' WHERE id=' ||
      quote(OLD.id) FROM undo_now;
END;

CREATE TRIGGER bookmark_inserted AFTER INSERT ON bookmark BEGIN
  INSERT INTO undo_change (step, story, statement) SELECT step, NEW.story,
    'DELETE FROM bookmark WHERE story=' || quote(NEW.story) FROM undo_now;
END;

CREATE TRIGGER bookmark_deleted AFTER DELETE ON bookmark BEGIN
  INSERT INTO undo_change (step, story, statement) SELECT step, OLD.story,
    'INSERT INTO bookmark (story, head, saved, note) VALUES (' ||
    quote(OLD.story) || ',' || quote(OLD.head) || ',' || quote(OLD.saved) || ',' || quote(OLD.note) ||
      ')' FROM undo_now;
END;

CREATE TRIGGER bookmark_head_updated AFTER UPDATE OF head ON bookmark WHEN OLD.head IS NOT NEW.head BEGIN
  INSERT INTO undo_change (step, story, statement) SELECT step, OLD.story,
    'UPDATE bookmark SET head=' || quote(OLD.head) || ' WHERE story=' || quote(OLD.story) FROM undo_now;
END;

CREATE TRIGGER bookmark_note_updated AFTER UPDATE OF note ON bookmark WHEN OLD.note IS NOT NEW.note BEGIN
  INSERT INTO undo_change (step, story, statement) SELECT step, OLD.story,
    'UPDATE bookmark SET note=' || quote(OLD.note) || ' WHERE story=' || quote(OLD.story) FROM undo_now;
END;

CREATE TRIGGER copy_inserted AFTER INSERT ON copy BEGIN
  INSERT INTO undo_change (step, story, statement) SELECT step, NEW.story,
    'DELETE FROM copy WHERE story=' || quote(NEW.story) FROM undo_now;
END;

CREATE TRIGGER copy_deleted AFTER DELETE ON copy BEGIN
  INSERT INTO undo_change (step, story, statement) SELECT step, OLD.story,
    'INSERT INTO copy (story, stored, codec, data) VALUES (' ||
    quote(OLD.story) || ',' || quote(OLD.stored) || ',' || quote(OLD.codec) || ',' || quote(OLD.data) ||
      ')' FROM undo_now;
END;

CREATE TRIGGER copy_stored_updated AFTER UPDATE OF stored, codec, data ON copy
  WHEN OLD.stored IS NOT NEW.stored OR OLD.codec IS NOT NEW.codec OR OLD.data IS NOT NEW.data BEGIN
  INSERT INTO undo_change (step, story, statement) SELECT step, OLD.story,
    'UPDATE copy SET stored=' || quote(OLD.stored) || ', codec=' || quote(OLD.codec) || ', data=' ||
      quote(OLD.data) || ' WHERE story=' || quote(OLD.story) FROM undo_now;
END;

CREATE TRIGGER listed_inserted AFTER INSERT ON listed BEGIN
  INSERT INTO undo_change (step, story, statement) SELECT step, NEW.story,
    'DELETE FROM listed WHERE list=' || quote(NEW.list) || ' AND story=' || quote(NEW.story) FROM undo_now;
END;

CREATE TRIGGER listed_deleted AFTER DELETE ON listed BEGIN
  INSERT INTO undo_change (step, story, statement) SELECT step, OLD.story,
    'INSERT INTO listed (list, story) VALUES (' ||
    quote(OLD.list) || ',' || quote(OLD.story) || ')' FROM undo_now;
END;

CREATE TRIGGER tagged_inserted AFTER INSERT ON tagged BEGIN
  INSERT INTO undo_change (step, story, statement) SELECT step, NEW.story,
    'DELETE FROM tagged WHERE tag=' || quote(NEW.tag) || ' AND story=' || quote(NEW.story) FROM undo_now;
END;

CREATE TRIGGER tagged_deleted AFTER DELETE ON tagged BEGIN
  INSERT INTO undo_change (step, story, statement) SELECT step, OLD.story,
    'INSERT INTO tagged (tag, story) VALUES (' ||
    quote(OLD.tag) || ',' || quote(OLD.story) || ')' FROM undo_now;
END;

CREATE TRIGGER mark_inserted AFTER INSERT ON mark WHEN NEW.read = 1 BEGIN
  INSERT OR IGNORE INTO undo_mark (step, story) SELECT step, NEW.story FROM undo_now;
END;

CREATE TRIGGER mark_updated AFTER UPDATE OF read ON mark WHEN OLD.read <> NEW.read BEGIN
  INSERT OR IGNORE INTO undo_mark (step, story) SELECT step, NEW.story FROM undo_now;
END;
