-- A visit knows by which way the story was reached, is found by words, and can be forgotten. Version 13.

ALTER TABLE visit ADD COLUMN way TEXT NOT NULL DEFAULT '';     -- news.WayKind; '' when nobody noted it
ALTER TABLE visit ADD COLUMN place TEXT NOT NULL DEFAULT '';   -- news.Way.Name: the section, the words searched for
ALTER TABLE visit ADD COLUMN folded TEXT NOT NULL DEFAULT '';  -- what it is found by, folded

UPDATE visit SET way = 'link', place = coalesce((SELECT f.title FROM visit f WHERE f.story = visit.came ORDER BY f.id DESC LIMIT 1), '')
  WHERE came <> 0;
UPDATE visit SET folded = lower(title || char(10) || url || char(10) || place);

CREATE TRIGGER visit_inserted AFTER INSERT ON visit BEGIN
  INSERT INTO undo_change (step, story, thing, statement) SELECT step, 0, 'visit ' || NEW.id,
    'DELETE FROM visit WHERE id=' || quote(NEW.id) FROM undo_now;
END;

CREATE TRIGGER visit_deleted AFTER DELETE ON visit BEGIN
  INSERT INTO undo_change (step, story, thing, took, name, statement) SELECT step, 0, 'visit ' || OLD.id, 'visit', OLD.title,
    'INSERT INTO visit (id, at, story, title, url, came, seen, way, place, folded) VALUES (' ||
    quote(OLD.id) || ',' || quote(OLD.at) || ',' || quote(OLD.story) || ',' || quote(OLD.title) || ',' || quote(OLD.url) || ',' ||
      quote(OLD.came) || ',' || quote(OLD.seen) || ',' || quote(OLD.way) || ',' || quote(OLD.place) || ',' ||
      quote(OLD.folded) || ')' FROM undo_now;
END;
