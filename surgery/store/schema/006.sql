-- A desk of a share that was struck off, and how much of what it wrote counts.
ALTER TABLE desk_here ADD COLUMN struck INTEGER NOT NULL DEFAULT 0 CHECK (struck IN (0, 1));
ALTER TABLE desk_here ADD COLUMN up_to INTEGER NOT NULL DEFAULT 0 CHECK (up_to >= 0 AND (struck = 1 OR up_to = 0));
