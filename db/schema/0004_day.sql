-- 0004: the coordinator's day, and what klar has learnt about lists.

---------------------------------------------------------------- chasing

-- Kontaktlog: one line each time we asked or were answered. The organisation
-- is a vendor, a municipality, or (neither) KOMBIT; the contact is not known
-- where only the organisation was asked.
CREATE TABLE contact_log (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	contact_id	INTEGER REFERENCES contact (id),
	vendor_id	INTEGER REFERENCES vendor (id),
	municipality_id	INTEGER REFERENCES municipality (id),
	on_date		TEXT NOT NULL CHECK (on_date IS date(on_date)),
	actor		TEXT NOT NULL,		-- our coordinator
	channel		TEXT NOT NULL CHECK (channel IN
			('mail', 'phone', 'meeting', 'chat', 'letter', 'other')),
	outcome		TEXT NOT NULL CHECK (outcome IN
			('asked', 'promised', 'answered', 'no_answer', 'refused')),
	promise_on	TEXT CHECK (promise_on IS date(promise_on)),
	next_on		TEXT CHECK (next_on IS date(next_on)),
	note		TEXT,
	CHECK (vendor_id IS NULL OR municipality_id IS NULL),
	CHECK (outcome <> 'promised' OR promise_on IS NOT NULL)
) STRICT;
CREATE INDEX contact_log_of_contact ON contact_log (contact_id, on_date);
CREATE INDEX contact_log_of_vendor ON contact_log (vendor_id, on_date);
CREATE INDEX contact_log_of_municipality ON contact_log
	(municipality_id, on_date);
CREATE INDEX contact_log_on ON contact_log (on_date);

-- What a line of the log was about: steps and open items. None: everything
-- that person owes.
CREATE TABLE contact_about (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	log_id		INTEGER NOT NULL REFERENCES contact_log (id),
	run_id		INTEGER REFERENCES run (id),
	step_id		INTEGER REFERENCES step (id),
	open_item_id	INTEGER REFERENCES open_item (id),
	CHECK ((run_id IS NULL) = (step_id IS NULL)),
	CHECK ((run_id IS NULL) <> (open_item_id IS NULL))
) STRICT;
CREATE INDEX contact_about_log ON contact_about (log_id);
CREATE INDEX contact_about_run ON contact_about (run_id, step_id)
	WHERE run_id IS NOT NULL;
CREATE INDEX contact_about_step ON contact_about (step_id)
	WHERE step_id IS NOT NULL;
CREATE INDEX contact_about_item ON contact_about (open_item_id)
	WHERE open_item_id IS NOT NULL;

-- Rykning: where a step or an open item is on the ladder of escalation, and
-- until when it is left alone. No row: the lowest rung, not left alone.
CREATE TABLE chase (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	run_id		INTEGER REFERENCES run (id),
	step_id		INTEGER REFERENCES step (id),
	open_item_id	INTEGER UNIQUE REFERENCES open_item (id),
	rung		INTEGER NOT NULL DEFAULT 0 CHECK (rung >= 0),
	rung_on		TEXT CHECK (rung_on IS date(rung_on)),
	snoozed_until	TEXT CHECK (snoozed_until IS date(snoozed_until)),
	UNIQUE (run_id, step_id),
	CHECK ((run_id IS NULL) = (step_id IS NULL)),
	CHECK ((run_id IS NULL) <> (open_item_id IS NULL))
) STRICT;
CREATE INDEX chase_of_step ON chase (step_id) WHERE step_id IS NOT NULL;
-- What is left alone just now: few rows, found without a scan.
CREATE INDEX chase_snoozed ON chase (snoozed_until)
	WHERE snoozed_until IS NOT NULL;

-- Who has left is asked no more; what they said stays. No day: still there.
ALTER TABLE contact ADD COLUMN gone_on TEXT
	CHECK (gone_on IS date(gone_on));

---------------------------------------------------------------- time

-- An earlier period of a step: a waiver that was renewed, a certificate that
-- was replaced. The mark holds the newest.
CREATE TABLE past_mark (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	run_id		INTEGER NOT NULL REFERENCES run (id),
	step_id		INTEGER NOT NULL REFERENCES step (id),
	state		TEXT NOT NULL CHECK (state IN ('met', 'waived')),
	on_date		TEXT NOT NULL CHECK (on_date IS date(on_date)),
	until_date	TEXT NOT NULL CHECK (until_date IS date(until_date)),
	evidence	TEXT,
	reason		TEXT,
	approver	TEXT
) STRICT;
CREATE INDEX past_mark_of_run ON past_mark (run_id, step_id);
CREATE INDEX past_mark_of_step ON past_mark (step_id);

---------------------------------------------------------------- views

-- Gemt visning: a list with its filter, columns and order. No owner: shared.
CREATE TABLE saved_view (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	name		TEXT NOT NULL CHECK (name <> ''),
	owner		TEXT,			-- the login
	list		TEXT NOT NULL,		-- what it lists
	filter		TEXT,
	columns		TEXT,			-- names, with blanks between
	sort		TEXT
) STRICT;
CREATE UNIQUE INDEX saved_view_name ON saved_view (name, ifnull(owner, ''));

---------------------------------------------------------------- profiles

-- Profil: how a sender's list is read. A change is a new version; the header
-- is what it is recognised by.
CREATE TABLE profile (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	name		TEXT NOT NULL CHECK (name <> ''),
	version		INTEGER NOT NULL CHECK (version >= 1),
	list		TEXT NOT NULL,
	UNIQUE (name, version)
) STRICT;

-- One column of the sender's header: where it goes; no target: left out by
-- choice.
CREATE TABLE profile_column (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	profile_id	INTEGER NOT NULL REFERENCES profile (id),
	position	INTEGER NOT NULL,
	header		TEXT NOT NULL,
	target		TEXT,
	UNIQUE (profile_id, position)
) STRICT;

-- The sender's word for one of ours, in the cells of one target; no meaning:
-- such a cell says nothing.
CREATE TABLE profile_value (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	profile_id	INTEGER NOT NULL REFERENCES profile (id),
	target		TEXT NOT NULL,
	said		TEXT NOT NULL,
	means		TEXT,
	UNIQUE (profile_id, target, said)
) STRICT;

-- The profile a file was read by; it may be gone, since profiles are forgotten.
ALTER TABLE import ADD COLUMN profile_id INTEGER;
CREATE INDEX import_of_profile ON import (profile_id)
	WHERE profile_id IS NOT NULL;

-- The things that a file read by a profile told of: what is gone from the next
-- one. Kept for the newest imports of a profile only.
CREATE TABLE import_seen (
	act_id		INTEGER NOT NULL REFERENCES act (id),
	entity		TEXT NOT NULL,
	row_id		INTEGER NOT NULL,
	PRIMARY KEY (act_id, entity, row_id)
) STRICT, WITHOUT ROWID;

---------------------------------------------------------------- counting

-- The same as before and by whom it was reported, so that one pass over it
-- counts all of the rollout (rollout.sql).
DROP INDEX installation_by_system;
CREATE INDEX installation_by_system ON installation (system_id, municipality_id,
	valid_from, valid_to, operation_on, agreed_on, reported_on,
	reported_by);

PRAGMA user_version = 4;
