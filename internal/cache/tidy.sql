-- Version 9. What Tidy looks at, see keep.go.

DROP INDEX entry_story;
CREATE INDEX entry_story ON entry (story, dropped);
CREATE INDEX body_size ON body (story, length(data));            -- what a story takes is known without reading its text

-- When the cache was last tidied.
CREATE TABLE tidied (at INTEGER NOT NULL);
INSERT INTO tidied VALUES (0);
