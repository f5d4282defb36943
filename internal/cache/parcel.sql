-- Version 2. What a feed brings is stored as it came, many stories to a parcel: to read it in, which is to set, compress
-- and index its texts, takes ten times as long as to store it, and nobody waits for that.
CREATE TABLE parcel (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,  -- a higher one is newer; none is given twice
  stories INTEGER NOT NULL,                   -- how many it held when it came
  data    BLOB NOT NULL                       -- see parcel.go
);
ALTER TABLE story ADD COLUMN parcel INTEGER NOT NULL DEFAULT 0;  -- where the feed's newest text lies, 0 once it is read in

-- A statement that fires a trigger copies every page it is about to change; those who add stories count them themselves.
DROP TRIGGER story_added;
