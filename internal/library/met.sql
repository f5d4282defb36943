-- Where a trusted origin was found to lie. Version 17. It is no step of undo: nobody chose it.

ALTER TABLE trusted ADD COLUMN private INTEGER NOT NULL DEFAULT 0; -- it was met at a private address
