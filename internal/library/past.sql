-- What was done can be taken back out of order. Version 12. Undo remembers whom each change touches, so that what was done
-- to it since stands; and what a step took away, so that it can be listed, and brought back by itself.

ALTER TABLE undo_step ADD COLUMN state INTEGER NOT NULL DEFAULT 0;  -- library.state
ALTER TABLE undo_step ADD COLUMN again INTEGER NOT NULL DEFAULT 0;  -- of one that takes another back: the identifier of that
ALTER TABLE undo_change ADD COLUMN thing TEXT NOT NULL DEFAULT '';  -- whom it touches, such as 'feed 12'; '' where story says it
ALTER TABLE undo_change ADD COLUMN took TEXT NOT NULL DEFAULT '';   -- news.Kind of what was taken away; '' where nothing was
ALTER TABLE undo_change ADD COLUMN name TEXT NOT NULL DEFAULT '';   -- what that was called
CREATE INDEX undo_change_thing ON undo_change (thing) WHERE thing <> '';
CREATE INDEX undo_change_took ON undo_change (story) WHERE took <> '';

UPDATE undo_change SET took = 'section' WHERE statement LIKE 'INSERT INTO section %';
UPDATE undo_change SET took = 'feed' WHERE statement LIKE 'INSERT INTO feed %';
UPDATE undo_change SET took = 'bookmark' WHERE statement LIKE 'INSERT INTO bookmark %';
UPDATE undo_change SET took = 'highlight' WHERE statement LIKE 'INSERT INTO highlight %';
UPDATE undo_change SET took = 'list' WHERE statement LIKE 'INSERT%INTO list %';
UPDATE undo_step SET state = 1 WHERE id IN (SELECT step FROM undo_change WHERE took <> '');

CREATE TRIGGER undo_step_updated AFTER UPDATE OF state ON undo_step WHEN OLD.state IS NOT NEW.state BEGIN
  INSERT INTO undo_change (step, story, statement) SELECT step, 0,
    'UPDATE undo_step SET state=' || quote(OLD.state) || ' WHERE id=' || quote(OLD.id) FROM undo_now WHERE step <> OLD.id;
END;

DROP TRIGGER section_inserted;
CREATE TRIGGER section_inserted AFTER INSERT ON section BEGIN
  INSERT INTO undo_change (step, story, thing, statement) SELECT step, 0, 'section ' || NEW.id,
    'DELETE FROM section WHERE id=' || quote(NEW.id) FROM undo_now;
END;

-- It comes back without its folded title, under which another may stand meanwhile: see Edit.settle.
DROP TRIGGER section_deleted;
CREATE TRIGGER section_deleted AFTER DELETE ON section BEGIN
  INSERT INTO undo_change (step, story, thing, took, name, statement)
    SELECT step, 0, 'section ' || OLD.id, iif(OLD.search = '', 'section', 'search'), OLD.title,
    'INSERT INTO section (id, parent, title, folded, site, language, position, search) VALUES (' ||
    quote(OLD.id) || ',' || quote(OLD.parent) || ',' || quote(OLD.title) || ',' || quote(' ' || OLD.id) || ',' ||
      quote(OLD.site) || ',' || quote(OLD.language) || ',' || quote(OLD.position) || ',' || quote(OLD.search) || ')' FROM undo_now;
END;

DROP TRIGGER section_parent_updated;
CREATE TRIGGER section_parent_updated AFTER UPDATE OF parent, position ON section
  WHEN OLD.parent IS NOT NEW.parent OR OLD.position IS NOT NEW.position BEGIN
  INSERT INTO undo_change (step, story, thing, statement) SELECT step, 0, 'section ' || OLD.id,
    'UPDATE section SET parent=' || quote(OLD.parent) || ', position=' || quote(OLD.position) || ' WHERE id=' ||
      quote(OLD.id) FROM undo_now;
END;

DROP TRIGGER section_title_updated;
CREATE TRIGGER section_title_updated AFTER UPDATE OF title, folded ON section
  WHEN OLD.title IS NOT NEW.title OR OLD.folded IS NOT NEW.folded BEGIN
  INSERT INTO undo_change (step, story, thing, statement) SELECT step, 0, 'section ' || OLD.id,
    'UPDATE section SET title=' || quote(OLD.title) || ', folded=' || quote(OLD.folded) || ' WHERE id=' ||
      quote(OLD.id) FROM undo_now;
END;

DROP TRIGGER section_search_updated;
CREATE TRIGGER section_search_updated AFTER UPDATE OF search ON section WHEN OLD.search IS NOT NEW.search BEGIN
  INSERT INTO undo_change (step, story, thing, statement) SELECT step, 0, 'section ' || OLD.id,
    'UPDATE section SET search=' || quote(OLD.search) || ' WHERE id=' || quote(OLD.id) FROM undo_now;
END;

DROP TRIGGER feed_inserted;
CREATE TRIGGER feed_inserted AFTER INSERT ON feed BEGIN
  INSERT INTO undo_change (step, story, thing, statement) SELECT step, 0, 'feed ' || NEW.id,
    'DELETE FROM feed WHERE id=' || quote(NEW.id) FROM undo_now;
END;

DROP TRIGGER feed_deleted;
CREATE TRIGGER feed_deleted AFTER DELETE ON feed BEGIN
  INSERT INTO undo_change (step, story, thing, took, name, statement)
    SELECT step, 0, 'feed ' || OLD.id, 'feed', iif(OLD.title = '', OLD.url, OLD.title),
    'INSERT INTO feed (id, url, title, site, section, language, added, page, position, muted) VALUES (' ||
    quote(OLD.id) || ',' || quote(OLD.url) || ',' || quote(OLD.title) || ',' || quote(OLD.site) || ',' ||
      quote(OLD.section) || ',' || quote(OLD.language) || ',' || quote(OLD.added) || ',' || quote(OLD.page) ||
      ',' || quote(OLD.position) || ',' || quote(OLD.muted) || ')' FROM undo_now;
END;

DROP TRIGGER feed_url_updated;
CREATE TRIGGER feed_url_updated AFTER UPDATE OF url ON feed WHEN OLD.url IS NOT NEW.url BEGIN
  INSERT INTO undo_change (step, story, thing, statement) SELECT step, 0, 'feed ' || OLD.id,
    'UPDATE feed SET url=' || quote(OLD.url) || ' WHERE id=' || quote(OLD.id) FROM undo_now;
END;

DROP TRIGGER feed_title_updated;
CREATE TRIGGER feed_title_updated AFTER UPDATE OF title ON feed WHEN OLD.title IS NOT NEW.title BEGIN
  INSERT INTO undo_change (step, story, thing, statement) SELECT step, 0, 'feed ' || OLD.id,
    'UPDATE feed SET title=' || quote(OLD.title) || ' WHERE id=' || quote(OLD.id) FROM undo_now;
END;

DROP TRIGGER feed_section_updated;
CREATE TRIGGER feed_section_updated AFTER UPDATE OF section, position ON feed
  WHEN OLD.section IS NOT NEW.section OR OLD.position IS NOT NEW.position BEGIN
  INSERT INTO undo_change (step, story, thing, statement) SELECT step, 0, 'feed ' || OLD.id,
    'UPDATE feed SET section=' || quote(OLD.section) || ', position=' || quote(OLD.position) || ' WHERE id=' ||
      quote(OLD.id) FROM undo_now;
END;

DROP TRIGGER feed_muted_updated;
CREATE TRIGGER feed_muted_updated AFTER UPDATE OF muted ON feed WHEN OLD.muted IS NOT NEW.muted BEGIN
  INSERT INTO undo_change (step, story, thing, statement) SELECT step, 0, 'feed ' || OLD.id,
    'UPDATE feed SET muted=' || quote(OLD.muted) || ' WHERE id=' || quote(OLD.id) FROM undo_now;
END;

DROP TRIGGER bookmark_deleted;
CREATE TRIGGER bookmark_deleted AFTER DELETE ON bookmark BEGIN
  INSERT INTO undo_change (step, story, took, name, statement)
    SELECT step, OLD.story, 'bookmark', coalesce(OLD.head ->> 'Title', ''),
    'INSERT INTO bookmark (story, head, saved, note) VALUES (' ||
    quote(OLD.story) || ',' || quote(OLD.head) || ',' || quote(OLD.saved) || ',' || quote(OLD.note) ||
      ')' FROM undo_now;
END;

DROP TRIGGER list_inserted;
CREATE TRIGGER list_inserted AFTER INSERT ON list BEGIN
  INSERT INTO undo_change (step, story, thing, statement) SELECT step, 0, 'list ' || NEW.name,
    'DELETE FROM list WHERE name=' || quote(NEW.name) FROM undo_now;
END;

DROP TRIGGER list_deleted;
CREATE TRIGGER list_deleted AFTER DELETE ON list BEGIN
  INSERT INTO undo_change (step, story, thing, took, name, statement) SELECT step, 0, 'list ' || OLD.name, 'list', OLD.name,
    'INSERT INTO list (name, folded, position) VALUES (' || quote(OLD.name) || ',' || quote(OLD.folded) || ',' ||
      quote(OLD.position) || ')' FROM undo_now;
END;

DROP TRIGGER list_position_updated;
CREATE TRIGGER list_position_updated AFTER UPDATE OF position ON list WHEN OLD.position IS NOT NEW.position BEGIN
  INSERT INTO undo_change (step, story, thing, statement) SELECT step, 0, 'list ' || OLD.name,
    'UPDATE list SET position=' || quote(OLD.position) || ' WHERE name=' || quote(OLD.name) FROM undo_now;
END;

DROP TRIGGER highlight_deleted;
CREATE TRIGGER highlight_deleted AFTER DELETE ON highlight BEGIN
  INSERT INTO undo_change (step, story, took, name, statement) SELECT step, OLD.story, 'highlight', OLD.exact,
    'INSERT INTO highlight (id, story, exact, prefix, suffix, start, note, made) VALUES (' ||
    quote(OLD.id) || ',' || quote(OLD.story) || ',' || quote(OLD.exact) || ',' || quote(OLD.prefix) || ',' ||
      quote(OLD.suffix) || ',' || quote(OLD.start) || ',' || quote(OLD.note) || ',' || quote(OLD.made) || ')' FROM undo_now;
END;

DROP TRIGGER choice_inserted;
CREATE TRIGGER choice_inserted AFTER INSERT ON choice BEGIN
  INSERT INTO undo_change (step, story, thing, statement) SELECT step, 0, 'choice ' || NEW.site,
    'DELETE FROM choice WHERE site=' || quote(NEW.site) FROM undo_now;
END;

DROP TRIGGER choice_deleted;
CREATE TRIGGER choice_deleted AFTER DELETE ON choice BEGIN
  INSERT INTO undo_change (step, story, thing, statement) SELECT step, 0, 'choice ' || OLD.site,
    'INSERT INTO choice (site, candidate) VALUES (' || quote(OLD.site) || ',' || quote(OLD.candidate) || ')' FROM undo_now;
END;

DROP TRIGGER choice_updated;
CREATE TRIGGER choice_updated AFTER UPDATE OF candidate ON choice WHEN OLD.candidate IS NOT NEW.candidate BEGIN
  INSERT INTO undo_change (step, story, thing, statement) SELECT step, 0, 'choice ' || OLD.site,
    'UPDATE choice SET candidate=' || quote(OLD.candidate) || ' WHERE site=' || quote(OLD.site) FROM undo_now;
END;
