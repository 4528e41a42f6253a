-- Themed weeks with their events, the texts a host edits, and people who booked.

CREATE TABLE week (
	id         TEXT PRIMARY KEY,
	first_day  TEXT NOT NULL CHECK (length(first_day) = 10),
	last_day   TEXT NOT NULL CHECK (length(last_day) = 10),
	archived   INTEGER NOT NULL CHECK (archived IN (0, 1)),
	words      BLOB
) STRICT;

CREATE TABLE event (
	id        TEXT PRIMARY KEY,
	week      TEXT NOT NULL,
	kind      TEXT NOT NULL CHECK (kind <> ''),
	day       TEXT NOT NULL CHECK (length(day) = 10),
	last_day  TEXT NOT NULL,
	starts_at TEXT NOT NULL,
	ends_at   TEXT NOT NULL,
	words     BLOB
) STRICT;
CREATE INDEX event_week ON event (week);

CREATE TABLE content (
	id      TEXT PRIMARY KEY,
	checked TEXT NOT NULL CHECK (length(checked) = 10),
	words   BLOB
) STRICT;

ALTER TABLE surgery ADD COLUMN week TEXT NOT NULL DEFAULT '';
ALTER TABLE surgery ADD COLUMN event TEXT NOT NULL DEFAULT '';
ALTER TABLE attendee ADD COLUMN expected_day TEXT NOT NULL DEFAULT '';
ALTER TABLE attendee ADD COLUMN expected_at TEXT NOT NULL DEFAULT '';
