-- Which of the texts that are found on a page is shown, by site. Version 5.

CREATE TABLE choice (
  site      TEXT PRIMARY KEY,                 -- host
  candidate TEXT NOT NULL                     -- article.Candidate.Name
) WITHOUT ROWID;

CREATE TRIGGER choice_inserted AFTER INSERT ON choice BEGIN
  INSERT INTO undo_change (step, story, statement) SELECT step, 0,
    'DELETE FROM choice WHERE site=' || quote(NEW.site) FROM undo_now;
END;

CREATE TRIGGER choice_deleted AFTER DELETE ON choice BEGIN
  INSERT INTO undo_change (step, story, statement) SELECT step, 0,
    'INSERT INTO choice (site, candidate) VALUES (' || quote(OLD.site) || ',' || quote(OLD.candidate) || ')' FROM undo_now;
END;

CREATE TRIGGER choice_updated AFTER UPDATE OF candidate ON choice WHEN OLD.candidate IS NOT NEW.candidate BEGIN
  INSERT INTO undo_change (step, story, statement) SELECT step, 0,
    'UPDATE choice SET candidate=' || quote(OLD.candidate) || ' WHERE site=' || quote(OLD.site) FROM undo_now;
END;
