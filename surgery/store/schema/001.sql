-- The operation log is the truth; the tables below it are its picture and can
-- be rebuilt from it. Facts are plain, words are sealed under the key of the
-- record's owner.

CREATE TABLE operation (
	place   INTEGER PRIMARY KEY, -- order of arrival in this store
	id      TEXT NOT NULL UNIQUE,
	desk    TEXT NOT NULL,
	seq     INTEGER NOT NULL CHECK (seq > 0),
	clock   INTEGER NOT NULL,
	kind    TEXT NOT NULL CHECK (kind <> ''),
	about   TEXT NOT NULL CHECK (about <> ''),
	surgery TEXT NOT NULL,
	visit   TEXT NOT NULL,
	reverts TEXT NOT NULL,
	facts   BLOB NOT NULL,
	words   BLOB NOT NULL,
	prev    BLOB NOT NULL,
	digest  BLOB NOT NULL CHECK (length(digest) = 32),
	UNIQUE (desk, seq)
) STRICT;

-- Outside the log: which desk this is, keys apart from what they open, what was
-- erased for ever, unnamed counts, this machine's settings.
CREATE TABLE desk (
	id   TEXT PRIMARY KEY,
	made TEXT NOT NULL
) STRICT;

CREATE TABLE key (
	owner   TEXT PRIMARY KEY,
	wrapped BLOB NOT NULL
) STRICT;

CREATE TABLE tombstone (
	owner TEXT PRIMARY KEY,
	clock INTEGER NOT NULL,
	desk  TEXT NOT NULL
) STRICT;

CREATE TABLE tally (
	surgery TEXT NOT NULL,
	day     TEXT NOT NULL,
	what    TEXT NOT NULL,
	answer  TEXT NOT NULL,
	count   INTEGER NOT NULL CHECK (count >= 0),
	PRIMARY KEY (surgery, day, what, answer)
) STRICT;

CREATE TABLE setting (
	name  TEXT PRIMARY KEY,
	value TEXT NOT NULL
) STRICT;

-- The picture.
CREATE TABLE surgery (
	id        TEXT PRIMARY KEY,
	kind      TEXT NOT NULL CHECK (kind IN ('monthly', 'conference')),
	day       TEXT NOT NULL CHECK (length(day) = 10),
	opens     TEXT NOT NULL,
	closes    TEXT NOT NULL,
	next_day  TEXT NOT NULL,
	next_time TEXT NOT NULL,
	opened_at TEXT NOT NULL CHECK (opened_at <> ''),
	closed_at TEXT NOT NULL,
	words     BLOB
) STRICT;

CREATE TABLE attendee (
	id          TEXT PRIMARY KEY,
	saved_until TEXT NOT NULL,
	saved_at    TEXT NOT NULL CHECK ((saved_at = '') = (saved_until = '')),
	words       BLOB
) STRICT;

CREATE TABLE surgeon (
	id    TEXT PRIMARY KEY,
	helps TEXT NOT NULL,
	gone  INTEGER NOT NULL CHECK (gone IN (0, 1)),
	words BLOB
) STRICT;

CREATE TABLE visit (
	id         TEXT PRIMARY KEY,
	surgery    TEXT NOT NULL,
	attendee   TEXT NOT NULL,
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
	words      BLOB,
	UNIQUE (surgery, number)
) STRICT;
CREATE INDEX visit_attendee ON visit (attendee) WHERE attendee <> '';

CREATE TABLE progress (
	id        TEXT PRIMARY KEY,
	on_record TEXT NOT NULL,
	checklist TEXT NOT NULL,
	step      TEXT NOT NULL,
	state     TEXT NOT NULL CHECK (state IN ('to_do', 'done', 'not_today', 'not_for_me')),
	at        TEXT NOT NULL CHECK (at <> ''),
	version   INTEGER NOT NULL,
	person    TEXT NOT NULL CHECK (person <> ''),
	words     BLOB
) STRICT;
CREATE INDEX progress_on ON progress (on_record);

CREATE TABLE presence (
	id         TEXT PRIMARY KEY,
	surgery    TEXT NOT NULL,
	surgeon    TEXT NOT NULL,
	here_from  TEXT NOT NULL CHECK (here_from <> ''),
	here_until TEXT NOT NULL,
	words      BLOB
) STRICT;
CREATE INDEX presence_surgery ON presence (surgery);

CREATE TABLE print (
	id      TEXT PRIMARY KEY,
	surgery TEXT NOT NULL,
	visit   TEXT NOT NULL,
	kind    TEXT NOT NULL,
	size    TEXT NOT NULL,
	copies  INTEGER NOT NULL CHECK (copies > 0),
	at      TEXT NOT NULL,
	words   BLOB
) STRICT;
CREATE INDEX print_surgery ON print (surgery);

CREATE TABLE learning (
	id    TEXT PRIMARY KEY,
	day   TEXT NOT NULL,
	words BLOB
) STRICT;
