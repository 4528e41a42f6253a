-- Several desks. What they made apart must always be paintable: a number that two
-- gave out, and a story that two arranged, are two rows to look at.

CREATE TABLE visit_as_made (
	id         TEXT PRIMARY KEY,
	surgery    TEXT NOT NULL,
	attendee   TEXT NOT NULL,
	letter     TEXT NOT NULL CHECK (letter = '' OR letter GLOB '[A-HJ-NP-Z]'),
	number     INTEGER NOT NULL CHECK (number > 0),
	state      TEXT NOT NULL CHECK (state IN ('waiting', 'being_helped', 'finished')),
	track      TEXT NOT NULL CHECK (track IN ('', 'personal', 'professional', 'both')),
	checklists TEXT NOT NULL,
	size       TEXT NOT NULL CHECK (size IN ('', 'standard', 'large', 'plain')),
	surgeon    TEXT NOT NULL,
	arrived_at TEXT NOT NULL CHECK (arrived_at <> ''),
	paired_at  TEXT NOT NULL,
	ended_at   TEXT NOT NULL,
	before     INTEGER NOT NULL CHECK (before BETWEEN 0 AND 5),
	after      INTEGER NOT NULL CHECK (after BETWEEN 0 AND 5),
	outcome    TEXT NOT NULL,
	barrier    TEXT NOT NULL,
	came_back  INTEGER NOT NULL CHECK (came_back IN (0, 1)),
	kiosk      INTEGER NOT NULL CHECK (kiosk IN (0, 1)),
	words      BLOB
) STRICT;
INSERT INTO visit_as_made SELECT id, surgery, attendee, '', number, state, track, checklists, size, surgeon,
	arrived_at, paired_at, ended_at, before, after, outcome, barrier, came_back, kiosk, words FROM visit;
DROP TABLE visit;
ALTER TABLE visit_as_made RENAME TO visit;
CREATE INDEX visit_number ON visit (surgery, letter, number);
CREATE INDEX visit_attendee ON visit (attendee) WHERE attendee <> '';

CREATE TABLE story_as_made (
	id      TEXT PRIMARY KEY,
	week    TEXT NOT NULL,
	parts   TEXT NOT NULL,
	entries TEXT NOT NULL,
	words   BLOB
) STRICT;
INSERT INTO story_as_made SELECT id, week, parts, entries, words FROM story;
DROP TABLE story;
ALTER TABLE story_as_made RENAME TO story;
CREATE INDEX story_week ON story (week);

-- How somebody is reached, which no other desk is told.
CREATE TABLE contact (
	id       TEXT PRIMARY KEY,
	attendee TEXT NOT NULL CHECK (attendee <> ''),
	words    BLOB
) STRICT;
CREATE INDEX contact_attendee ON contact (attendee);

-- Texts go by a name, so what was made of one once may be made again.
CREATE INDEX operation_text ON operation (about) WHERE kind = 'content_edited';

-- Two desks may make a key for one owner, each not knowing of the other. Which desk
-- made it, a key is bound to; one from before says nothing.
ALTER TABLE key RENAME TO key_as_made;
CREATE TABLE key (
	owner   TEXT NOT NULL,
	desk    TEXT NOT NULL DEFAULT '',
	wrapped BLOB NOT NULL,
	PRIMARY KEY (owner, desk)
) STRICT, WITHOUT ROWID;
INSERT INTO key (owner, wrapped) SELECT owner, wrapped FROM key_as_made;
DROP TABLE key_as_made;

-- Keys that came before the operations they were made for: no record needs them yet,
-- and no closing may take them for keys that no record needs any more.
CREATE TABLE early_key (
	owner   TEXT NOT NULL,
	desk    TEXT NOT NULL,
	wrapped BLOB NOT NULL,
	PRIMARY KEY (owner, desk)
) STRICT, WITHOUT ROWID;

-- Counts are by desk, so that a desk's can be taken in twice and be counted once; this
-- desk's own are blank. One of its own may be below nothing where it corrects another's.
CREATE TABLE tally_as_made (
	surgery TEXT NOT NULL,
	day     TEXT NOT NULL,
	what    TEXT NOT NULL,
	answer  TEXT NOT NULL,
	desk    TEXT NOT NULL DEFAULT '',
	count   INTEGER NOT NULL,
	PRIMARY KEY (surgery, day, what, answer, desk)
) STRICT;
INSERT INTO tally_as_made (surgery, day, what, answer, count) SELECT surgery, day, what, answer, count FROM tally ORDER BY rowid;
DROP TABLE tally;
ALTER TABLE tally_as_made RENAME TO tally;

CREATE TABLE answer_as_made (
	barometer TEXT NOT NULL,
	day       TEXT NOT NULL CHECK (length(day) = 10),
	source    TEXT NOT NULL CHECK (source IN ('kiosk', 'paper', 'online')),
	poll      TEXT NOT NULL,
	answer    TEXT NOT NULL,
	desk      TEXT NOT NULL DEFAULT '',
	count     INTEGER NOT NULL,
	PRIMARY KEY (barometer, day, source, poll, answer, desk)
) STRICT, WITHOUT ROWID;
INSERT INTO answer_as_made (barometer, day, source, poll, answer, count) SELECT barometer, day, source, poll, answer, count FROM answer;
DROP TABLE answer;
ALTER TABLE answer_as_made RENAME TO answer;

-- What follows is of shares: one surgery on several desks. Only entries of a share are
-- signed, when they are first carried anywhere.
ALTER TABLE operation ADD COLUMN signature BLOB NOT NULL DEFAULT x'';

CREATE TABLE desk_here (
	id        TEXT PRIMARY KEY,
	share     TEXT NOT NULL CHECK (share <> ''),
	surgery   TEXT NOT NULL CHECK (surgery <> ''),
	letter    TEXT NOT NULL CHECK (letter GLOB '[A-HJ-NP-Z]'),
	home      INTEGER NOT NULL CHECK (home IN (0, 1)),
	was       TEXT NOT NULL,
	sign_key  BLOB NOT NULL CHECK (length(sign_key) = 32),
	box_key   BLOB NOT NULL CHECK (length(box_key) = 32),
	joined_at TEXT NOT NULL CHECK (joined_at <> ''),
	left_at   TEXT NOT NULL,
	words     BLOB
) STRICT;

-- Painted: what two desks changed without knowing of each other, and nobody settled.
CREATE TABLE crossed (
	family TEXT NOT NULL,
	record TEXT NOT NULL,
	part   TEXT NOT NULL,
	first  TEXT NOT NULL,
	second TEXT NOT NULL,
	PRIMARY KEY (family, record, part, second)
) STRICT, WITHOUT ROWID;

-- Painted: which operations of the share say something of a record. With a blank family
-- the record is an owner, under whose key one is sealed that they say something of.
CREATE TABLE touched (
	family TEXT NOT NULL,
	record TEXT NOT NULL,
	place  INTEGER NOT NULL,
	PRIMARY KEY (family, record, place)
) STRICT, WITHOUT ROWID;

-- Outside the log: the share this laptop takes part in, at most one; what was read of
-- its other desks; what came of them and cannot be taken in yet.
CREATE TABLE share (
	id        TEXT PRIMARY KEY,
	surgery   TEXT NOT NULL,
	seat      TEXT NOT NULL, -- blank: it has to take a new one
	home      INTEGER NOT NULL CHECK (home IN (0, 1)),
	home_seat TEXT NOT NULL, -- whose entries are known by
	home_key  BLOB NOT NULL, -- this sign key before anything was read
	number    INTEGER NOT NULL, -- of the last parcel written
	began     INTEGER NOT NULL -- by the clock of operations
) STRICT;

CREATE TABLE heard (
	seat    TEXT PRIMARY KEY,
	number  INTEGER NOT NULL,
	written TEXT NOT NULL,
	read    TEXT NOT NULL,
	seen    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE waiting (
	desk   TEXT NOT NULL,
	seq    INTEGER NOT NULL,
	digest BLOB NOT NULL, -- of all the entry says
	reason TEXT NOT NULL,
	since  TEXT NOT NULL,
	entry  BLOB NOT NULL,
	PRIMARY KEY (desk, seq, digest)
) STRICT, WITHOUT ROWID;

-- The highest number of a check-in that was taken back, by letter, so that nobody else is
-- ever called by it.
CREATE TABLE number_gone (
	surgery TEXT NOT NULL,
	letter  TEXT NOT NULL,
	number  INTEGER NOT NULL,
	PRIMARY KEY (surgery, letter)
) STRICT, WITHOUT ROWID;
INSERT INTO number_gone SELECT before ->> 'surgery', '', max(before ->> 'number') FROM (
	SELECT edit.value -> 'before' AS before FROM operation, json_each(CAST(facts AS TEXT), '$.edits') AS edit
	WHERE instr(facts, CAST('"family":"visit","before"' AS BLOB)) AND edit.value ->> 'family' = 'visit' AND edit.value -> 'after' IS NULL)
GROUP BY 1;
