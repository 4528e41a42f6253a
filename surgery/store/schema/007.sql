-- Epochs of a share: the home desk gave it another key, because a desk was struck off.
-- What a desk is given is sealed to it. 0 is the key that the share began with.
ALTER TABLE desk_here ADD COLUMN epoch INTEGER NOT NULL DEFAULT 0 CHECK (epoch >= 0);
ALTER TABLE desk_here ADD COLUMN renewal BLOB NOT NULL DEFAULT x'' CHECK (epoch > 0 OR renewal = x'');
ALTER TABLE heard ADD COLUMN epoch INTEGER NOT NULL DEFAULT 0;
