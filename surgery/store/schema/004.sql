-- Digests of what stands outside the log, part by part (of a surgery, a barometer,
-- ...), so that a bit that flips there is found. A part without rows has none.
CREATE TABLE outside (
	family TEXT NOT NULL,
	part   TEXT NOT NULL,
	digest BLOB NOT NULL CHECK (length(digest) = 32),
	PRIMARY KEY (family, part)
) STRICT, WITHOUT ROWID;
