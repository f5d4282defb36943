-- The library, version 9: reading lists are there by themselves, in an order, whether a bookmark is in them or not.

CREATE TABLE list (
  name     TEXT PRIMARY KEY,
  folded   TEXT NOT NULL UNIQUE,              -- name in lower case: two lists never differ by case only
  position INTEGER NOT NULL                   -- gaps allowed
) WITHOUT ROWID;

-- Two lists that differ in case only become one.
INSERT OR IGNORE INTO list (name, folded, position)
  SELECT list, lower(list), row_number() OVER (ORDER BY list COLLATE NOCASE, list) FROM (SELECT DISTINCT list FROM listed);
INSERT OR IGNORE INTO listed (list, story)
  SELECT list.name, story FROM listed JOIN list ON list.folded = lower(listed.list) WHERE list.name <> listed.list;
DELETE FROM listed WHERE list NOT IN (SELECT name FROM list);

CREATE TRIGGER list_inserted AFTER INSERT ON list BEGIN
  INSERT INTO undo_change (step, story, statement) SELECT step, 0, 'DELETE FROM list WHERE name=' || quote(NEW.name) FROM undo_now;
END;

CREATE TRIGGER list_deleted AFTER DELETE ON list BEGIN
  INSERT INTO undo_change (step, story, statement) SELECT step, 0,
    'INSERT OR IGNORE INTO list (name, folded, position) VALUES (' || quote(OLD.name) || ',' || quote(OLD.folded) || ',' || quote(OLD.position) || ')' FROM undo_now;
END;

CREATE TRIGGER list_position_updated AFTER UPDATE OF position ON list WHEN OLD.position IS NOT NEW.position BEGIN
  INSERT INTO undo_change (step, story, statement) SELECT step, 0,
    'UPDATE list SET position=' || quote(OLD.position) || ' WHERE name=' || quote(OLD.name) FROM undo_now;
END;
