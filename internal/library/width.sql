-- How wide the reader made the text of articles. Version 6.

CREATE TABLE width (
  columns    INTEGER NOT NULL,
  configured INTEGER NOT NULL                 -- what the configuration said then
);
