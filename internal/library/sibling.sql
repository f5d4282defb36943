-- The last place below a section is found without looking at every section there, as place.sql has it for feeds. Version 18.

CREATE INDEX section_place ON section (parent, position);
