-- How much the reader wants to see of a feed or a section, and which sections not to see. Version 14. What undo wrote down
-- before brings either back with the usual weight.

ALTER TABLE feed ADD COLUMN weight INTEGER NOT NULL DEFAULT 0;    -- news.Weight
ALTER TABLE section ADD COLUMN weight INTEGER NOT NULL DEFAULT 0;
ALTER TABLE section ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0; -- 1: it stands neither in the tree that is shown nor on the front page

DROP TRIGGER section_deleted;
CREATE TRIGGER section_deleted AFTER DELETE ON section BEGIN
  INSERT INTO undo_change (step, story, thing, took, name, statement)
    SELECT step, 0, 'section ' || OLD.id, iif(OLD.search = '', 'section', 'search'), OLD.title,
    'INSERT INTO section (id, parent, title, folded, site, language, position, search, weight, hidden) VALUES (' ||
    quote(OLD.id) || ',' || quote(OLD.parent) || ',' || quote(OLD.title) || ',' || quote(' ' || OLD.id) || ',' ||
      quote(OLD.site) || ',' || quote(OLD.language) || ',' || quote(OLD.position) || ',' || quote(OLD.search) || ',' ||
      quote(OLD.weight) || ',' || quote(OLD.hidden) || ')' FROM undo_now;
END;

CREATE TRIGGER section_weight_updated AFTER UPDATE OF weight ON section WHEN OLD.weight IS NOT NEW.weight BEGIN
  INSERT INTO undo_change (step, story, thing, statement) SELECT step, 0, 'section ' || OLD.id,
    'UPDATE section SET weight=' || quote(OLD.weight) || ' WHERE id=' || quote(OLD.id) FROM undo_now;
END;

CREATE TRIGGER section_hidden_updated AFTER UPDATE OF hidden ON section WHEN OLD.hidden IS NOT NEW.hidden BEGIN
  INSERT INTO undo_change (step, story, thing, statement) SELECT step, 0, 'section ' || OLD.id,
    'UPDATE section SET hidden=' || quote(OLD.hidden) || ' WHERE id=' || quote(OLD.id) FROM undo_now;
END;

DROP TRIGGER feed_deleted;
CREATE TRIGGER feed_deleted AFTER DELETE ON feed BEGIN
  INSERT INTO undo_change (step, story, thing, took, name, statement)
    SELECT step, 0, 'feed ' || OLD.id, 'feed', iif(OLD.title = '', OLD.url, OLD.title),
    'INSERT INTO feed (id, url, title, site, section, language, added, page, position, muted, weight) VALUES (' ||
    quote(OLD.id) || ',' || quote(OLD.url) || ',' || quote(OLD.title) || ',' || quote(OLD.site) || ',' ||
      quote(OLD.section) || ',' || quote(OLD.language) || ',' || quote(OLD.added) || ',' || quote(OLD.page) ||
      ',' || quote(OLD.position) || ',' || quote(OLD.muted) || ',' || quote(OLD.weight) || ')' FROM undo_now;
END;

CREATE TRIGGER feed_weight_updated AFTER UPDATE OF weight ON feed WHEN OLD.weight IS NOT NEW.weight BEGIN
  INSERT INTO undo_change (step, story, thing, statement) SELECT step, 0, 'feed ' || OLD.id,
    'UPDATE feed SET weight=' || quote(OLD.weight) || ' WHERE id=' || quote(OLD.id) FROM undo_now;
END;
