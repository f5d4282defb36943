-- Version 7. What is needed to give room back, see keep.go.

-- When the feed was first seen without the entry; 0 while it lists it. An entry whose story has gone stands for it, with
-- story 0, so that the feed does not bring it back as new.
ALTER TABLE entry ADD COLUMN dropped INTEGER NOT NULL DEFAULT 0;
CREATE INDEX entry_story ON entry (story);

ALTER TABLE story ADD COLUMN held INTEGER NOT NULL DEFAULT 0;     -- until when it stays whatever else is said

-- A walk looks at the sets of feeds of stories that it passes over: it finds them in the index.
DROP INDEX story_time;
DROP INDEX story_unread;
CREATE INDEX story_time ON story (time, id, feedset);
CREATE INDEX story_unread ON story (time, id, feedset) WHERE read = 0;
