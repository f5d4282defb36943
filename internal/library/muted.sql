-- The library, version 2: feeds can be muted. What undo wrote down under version 1 brings a feed back unmuted.

ALTER TABLE feed ADD COLUMN muted INTEGER NOT NULL DEFAULT 0; -- since when; 0: it is not

DROP TRIGGER feed_deleted;
CREATE TRIGGER feed_deleted AFTER DELETE ON feed BEGIN
  INSERT INTO undo_change (step, story, statement) SELECT step, 0,
    'INSERT INTO feed (id, url, title, site, section, language, added, page, position, muted) VALUES (' ||
    quote(OLD.id) || ',' || quote(OLD.url) || ',' || quote(OLD.title) || ',' || quote(OLD.site) || ',' ||
      quote(OLD.section) || ',' || quote(OLD.language) || ',' || quote(OLD.added) || ',' || quote(OLD.page) ||
      ',' || quote(OLD.position) || ',' || quote(OLD.muted) || ')' FROM undo_now;
END;

CREATE TRIGGER feed_muted_updated AFTER UPDATE OF muted ON feed WHEN OLD.muted IS NOT NEW.muted BEGIN
  INSERT INTO undo_change (step, story, statement) SELECT step, 0,
    'UPDATE feed SET muted=' || quote(OLD.muted) || ' WHERE id=' || quote(OLD.id) FROM undo_now;
END;
