-- A section can be a saved search. What undo wrote down before brings a section back as one of feeds. Version 7.

ALTER TABLE section ADD COLUMN search TEXT NOT NULL DEFAULT ''; -- the query; '' for a section of feeds

DROP TRIGGER section_deleted;
CREATE TRIGGER section_deleted AFTER DELETE ON section BEGIN
  INSERT INTO undo_change (step, story, statement) SELECT step, 0,
    'INSERT INTO section (id, parent, title, folded, site, language, position, search) VALUES (' ||
    quote(OLD.id) || ',' || quote(OLD.parent) || ',' || quote(OLD.title) || ',' || quote(OLD.folded) || ',' ||
      quote(OLD.site) || ',' || quote(OLD.language) || ',' || quote(OLD.position) || ',' || quote(OLD.search) || ')' FROM undo_now;
END;

CREATE TRIGGER section_search_updated AFTER UPDATE OF search ON section WHEN OLD.search IS NOT NEW.search BEGIN
  INSERT INTO undo_change (step, story, statement) SELECT step, 0,
    'UPDATE section SET search=' || quote(OLD.search) || ' WHERE id=' || quote(OLD.id) FROM undo_now;
END;
