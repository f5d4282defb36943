-- The library, version 11: which bookmarks changed, and in what order, so that an index of them elsewhere can follow. No
-- step of undo: what undo does is a change as well. A story that is no bookmark any more stays here.

CREATE TABLE remarked (
  story   INTEGER PRIMARY KEY,
  changed INTEGER NOT NULL                    -- a higher one is later
);
CREATE INDEX remarked_changed ON remarked (changed);
INSERT INTO remarked (story, changed) SELECT story, row_number() OVER (ORDER BY saved, story) FROM bookmark;

CREATE TRIGGER bookmark_inserted_remarked AFTER INSERT ON bookmark BEGIN
  INSERT INTO remarked (story, changed) VALUES (NEW.story, (SELECT coalesce(max(changed), 0) + 1 FROM remarked))
    ON CONFLICT (story) DO UPDATE SET changed = excluded.changed;
END;

CREATE TRIGGER bookmark_deleted_remarked AFTER DELETE ON bookmark BEGIN
  INSERT INTO remarked (story, changed) VALUES (OLD.story, (SELECT coalesce(max(changed), 0) + 1 FROM remarked))
    ON CONFLICT (story) DO UPDATE SET changed = excluded.changed;
END;

CREATE TRIGGER bookmark_noted_remarked AFTER UPDATE OF note ON bookmark BEGIN
  INSERT INTO remarked (story, changed) VALUES (NEW.story, (SELECT coalesce(max(changed), 0) + 1 FROM remarked))
    ON CONFLICT (story) DO UPDATE SET changed = excluded.changed;
END;

CREATE TRIGGER listed_inserted_remarked AFTER INSERT ON listed BEGIN
  INSERT INTO remarked (story, changed) VALUES (NEW.story, (SELECT coalesce(max(changed), 0) + 1 FROM remarked))
    ON CONFLICT (story) DO UPDATE SET changed = excluded.changed;
END;

CREATE TRIGGER listed_deleted_remarked AFTER DELETE ON listed BEGIN
  INSERT INTO remarked (story, changed) VALUES (OLD.story, (SELECT coalesce(max(changed), 0) + 1 FROM remarked))
    ON CONFLICT (story) DO UPDATE SET changed = excluded.changed;
END;

CREATE TRIGGER tagged_inserted_remarked AFTER INSERT ON tagged BEGIN
  INSERT INTO remarked (story, changed) VALUES (NEW.story, (SELECT coalesce(max(changed), 0) + 1 FROM remarked))
    ON CONFLICT (story) DO UPDATE SET changed = excluded.changed;
END;

CREATE TRIGGER tagged_deleted_remarked AFTER DELETE ON tagged BEGIN
  INSERT INTO remarked (story, changed) VALUES (OLD.story, (SELECT coalesce(max(changed), 0) + 1 FROM remarked))
    ON CONFLICT (story) DO UPDATE SET changed = excluded.changed;
END;

CREATE TRIGGER highlight_inserted_remarked AFTER INSERT ON highlight BEGIN
  INSERT INTO remarked (story, changed) VALUES (NEW.story, (SELECT coalesce(max(changed), 0) + 1 FROM remarked))
    ON CONFLICT (story) DO UPDATE SET changed = excluded.changed;
END;

CREATE TRIGGER highlight_deleted_remarked AFTER DELETE ON highlight BEGIN
  INSERT INTO remarked (story, changed) VALUES (OLD.story, (SELECT coalesce(max(changed), 0) + 1 FROM remarked))
    ON CONFLICT (story) DO UPDATE SET changed = excluded.changed;
END;

CREATE TRIGGER highlight_noted_remarked AFTER UPDATE OF note ON highlight BEGIN
  INSERT INTO remarked (story, changed) VALUES (NEW.story, (SELECT coalesce(max(changed), 0) + 1 FROM remarked))
    ON CONFLICT (story) DO UPDATE SET changed = excluded.changed;
END;

CREATE TRIGGER listed_updated_remarked AFTER UPDATE ON listed BEGIN
  INSERT INTO remarked (story, changed) VALUES (NEW.story, (SELECT coalesce(max(changed), 0) + 1 FROM remarked))
    ON CONFLICT (story) DO UPDATE SET changed = excluded.changed;
END;

CREATE TRIGGER tagged_updated_remarked AFTER UPDATE ON tagged BEGIN
  INSERT INTO remarked (story, changed) VALUES (NEW.story, (SELECT coalesce(max(changed), 0) + 1 FROM remarked))
    ON CONFLICT (story) DO UPDATE SET changed = excluded.changed;
END;
