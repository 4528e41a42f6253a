-- Barometers with their counts, a fuller learning log, stories of a week,
-- consents, and what reports and the kiosk need of a visit.

CREATE TABLE barometer (
	id        TEXT PRIMARY KEY,
	week      TEXT NOT NULL,
	first_day TEXT NOT NULL CHECK (length(first_day) = 10),
	last_day  TEXT NOT NULL CHECK (length(last_day) = 10),
	points    INTEGER NOT NULL CHECK (points BETWEEN 0 AND 10),
	words     BLOB
) STRICT;
CREATE INDEX barometer_week ON barometer (week);

-- Answers are counts, outside the log: by day and source, never rows per person.
-- A poll is one online poll whose export was taken in, else blank.
CREATE TABLE answer (
	barometer TEXT NOT NULL,
	day       TEXT NOT NULL CHECK (length(day) = 10),
	source    TEXT NOT NULL CHECK (source IN ('kiosk', 'paper', 'online')),
	poll      TEXT NOT NULL,
	answer    TEXT NOT NULL,
	count     INTEGER NOT NULL CHECK (count >= 0),
	PRIMARY KEY (barometer, day, source, poll, answer)
) STRICT, WITHOUT ROWID;

-- Words people add, without a time and in the order of their random ids.
CREATE TABLE added (
	id        TEXT PRIMARY KEY,
	barometer TEXT NOT NULL,
	share     INTEGER NOT NULL CHECK (share IN (0, 1)),
	hidden    INTEGER NOT NULL CHECK (hidden IN (0, 1)),
	words     BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Of words that were erased, keyed hashes, sealed: a poll that is taken in again
-- does not bring them back.
CREATE TABLE erased_added (
	barometer TEXT PRIMARY KEY,
	words     BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- The counts as they last left the laptop: the next that leave differ by many
-- people or not at all.
CREATE TABLE told (
	barometer TEXT NOT NULL,
	source    TEXT NOT NULL CHECK (source IN ('kiosk', 'paper', 'online')),
	answer    TEXT NOT NULL,
	count     INTEGER NOT NULL CHECK (count >= 0),
	PRIMARY KEY (barometer, source, answer)
) STRICT, WITHOUT ROWID;

-- What a host arranged to tell of a week.
CREATE TABLE story (
	id      TEXT PRIMARY KEY,
	week    TEXT NOT NULL UNIQUE,
	parts   TEXT NOT NULL,
	entries TEXT NOT NULL,
	words   BLOB
) STRICT;

-- That something was passed on, to whom, when.
CREATE TABLE passed_on (
	id      TEXT PRIMARY KEY,
	surgery TEXT NOT NULL,
	at      TEXT NOT NULL CHECK (at <> ''),
	words   BLOB
) STRICT;

-- Keys lie in the order of their owners' random ids, so that the key of an added
-- word does not lie next to that of whoever arrived at that moment.
ALTER TABLE key RENAME TO key_as_made;
CREATE TABLE key (
	owner   TEXT PRIMARY KEY,
	wrapped BLOB NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO key (owner, wrapped) SELECT owner, wrapped FROM key_as_made;
DROP TABLE key_as_made;

ALTER TABLE learning ADD COLUMN kind TEXT NOT NULL DEFAULT '';
ALTER TABLE learning ADD COLUMN about TEXT NOT NULL DEFAULT '';
ALTER TABLE learning ADD COLUMN event TEXT NOT NULL DEFAULT '';
ALTER TABLE learning ADD COLUMN permitted TEXT NOT NULL DEFAULT '';
ALTER TABLE learning ADD COLUMN rank INTEGER NOT NULL DEFAULT 0;

ALTER TABLE visit ADD COLUMN came_back INTEGER NOT NULL DEFAULT 0 CHECK (came_back IN (0, 1));
ALTER TABLE visit ADD COLUMN kiosk INTEGER NOT NULL DEFAULT 0 CHECK (kiosk IN (0, 1));

ALTER TABLE attendee ADD COLUMN consents TEXT NOT NULL DEFAULT '';
