-- The library, version 4: a visit knows as of when the text was that was read last in it. The story's page may be fetched
-- anew while it is open.

ALTER TABLE visit ADD COLUMN seen INTEGER NOT NULL DEFAULT 0; -- 0: as of when it began
CREATE INDEX visit_story ON visit (story, at, seen);
