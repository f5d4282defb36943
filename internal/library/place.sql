-- The library, version 3: the last place in a section is found without looking at every feed, so that a file of many
-- thousand feeds is taken in at once.

CREATE INDEX feed_place ON feed (section, position);
