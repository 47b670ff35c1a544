-- 0001: the programme, what has happened in it, and who said so.
--
-- Days are text 'yyyy-mm-dd'; times are local 'yyyy-mm-dd hh:mm:ss'.
-- Ids are never reused (AUTOINCREMENT): history speaks of them for ever.
-- Every table above the line "history" is an entity of db/entities.def;
-- rows there are only written together with their history.

-- Kommune. The code is text with four digits.
CREATE TABLE municipality (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	code		TEXT NOT NULL UNIQUE CHECK (code GLOB '[0-9][0-9][0-9][0-9]'),
	name		TEXT NOT NULL UNIQUE CHECK (name <> ''),
	region		TEXT,
	population	INTEGER CHECK (population >= 0)
) STRICT;

-- Leverandør.
CREATE TABLE vendor (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	name		TEXT NOT NULL UNIQUE CHECK (name <> ''),
	note		TEXT
) STRICT;

-- Område: ESDH, Jobcenter, EOJ ...
CREATE TABLE area (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	name		TEXT NOT NULL UNIQUE CHECK (name <> '')
) STRICT;

-- It-system / løsning. ready_by: klarmeldt no later than this day, told by a
-- list; a klarmelding reached on the course itself is derived, not kept here.
CREATE TABLE system (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	vendor_id	INTEGER NOT NULL REFERENCES vendor (id),
	name		TEXT NOT NULL CHECK (name <> ''),
	area_id		INTEGER REFERENCES area (id),
	label		TEXT,		-- its name in the rollout table
	ready_by	TEXT CHECK (ready_by IS date(ready_by)),
	owner		TEXT,		-- our coordinator
	note		TEXT,
	source		TEXT,		-- where the row comes from
	UNIQUE (vendor_id, name)
) STRICT;
CREATE INDEX system_by_area ON system (area_id);

-- Another name for a vendor, a system, an area or a municipality.
CREATE TABLE alias (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	kind		TEXT NOT NULL CHECK (kind IN
			('vendor', 'system', 'area', 'municipality')),
	name		TEXT NOT NULL CHECK (name <> ''),
	vendor_id	INTEGER REFERENCES vendor (id),
	system_id	INTEGER REFERENCES system (id),
	area_id		INTEGER REFERENCES area (id),
	municipality_id	INTEGER REFERENCES municipality (id),
	UNIQUE (kind, name),
	CHECK (kind = CASE
		WHEN vendor_id IS NOT NULL THEN 'vendor'
		WHEN system_id IS NOT NULL THEN 'system'
		WHEN area_id IS NOT NULL THEN 'area'
		WHEN municipality_id IS NOT NULL THEN 'municipality' END)
) STRICT;
CREATE INDEX alias_of_vendor ON alias (vendor_id);
CREATE INDEX alias_of_system ON alias (system_id);
CREATE INDEX alias_of_area ON alias (area_id);
CREATE INDEX alias_of_municipality ON alias (municipality_id);

-- Track: forløb, tilslutning, KLIK-gruppe. One row a version.
CREATE TABLE track (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	key		TEXT NOT NULL CHECK (key <> ''),
	version		INTEGER NOT NULL CHECK (version >= 1),
	kind		TEXT NOT NULL CHECK (kind <> ''),	-- course, rollout, klik
	subject		TEXT NOT NULL CHECK (subject IN
			('system', 'installation', 'municipality')),
	position	INTEGER NOT NULL,
	title		TEXT NOT NULL,
	period		TEXT,
	note		TEXT,
	source		TEXT,
	UNIQUE (key, version)
) STRICT;

-- Fase; it ends in a gate (port).
CREATE TABLE phase (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	track_id	INTEGER NOT NULL REFERENCES track (id),
	position	INTEGER NOT NULL,
	key		TEXT NOT NULL CHECK (key <> ''),
	title		TEXT NOT NULL,
	UNIQUE (track_id, position),
	UNIQUE (track_id, key)
) STRICT;

-- Trin.
CREATE TABLE step (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	phase_id	INTEGER NOT NULL REFERENCES phase (id),
	position	INTEGER NOT NULL,
	key		TEXT NOT NULL CHECK (key <> ''),
	title		TEXT NOT NULL,
	description	TEXT,
	role		TEXT,		-- several owners: 'a + b'
	party		TEXT CHECK (party IN ('vendor', 'municipality', 'kombit')),
	planned_days	INTEGER CHECK (planned_days > 0),	-- work days
	condition	TEXT,		-- name of a fact; none = always
	early		INTEGER NOT NULL DEFAULT 0 CHECK (early IN (0, 1)),
	after_ready	INTEGER NOT NULL DEFAULT 0 CHECK (after_ready IN (0, 1)),
	gives		TEXT CHECK (gives IN ('agreed', 'operation', 'ready')),
	implied_by	TEXT CHECK (implied_by IN ('agreed', 'operation', 'ready')),
	kind		TEXT,		-- Obligatorisk, Anbefalet ... (KLIK)
	period		TEXT,		-- when it is to be solved, in words
	deadline	TEXT CHECK (deadline IS date(deadline)),
	note		TEXT,
	source		TEXT,
	UNIQUE (phase_id, key),
	UNIQUE (phase_id, position)
) STRICT;

CREATE TABLE step_requires (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	step_id		INTEGER NOT NULL REFERENCES step (id),
	requires_id	INTEGER NOT NULL REFERENCES step (id),
	UNIQUE (step_id, requires_id),
	CHECK (step_id <> requires_id)
) STRICT;
CREATE INDEX step_required_by ON step_requires (requires_id);

-- Installation: a system in a municipality, from a day to a day. What lists
-- have said of it stands here as dated facts; the rollout status is derived.
CREATE TABLE installation (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	municipality_id	INTEGER NOT NULL REFERENCES municipality (id),
	system_id	INTEGER NOT NULL REFERENCES system (id),
	valid_from	TEXT CHECK (valid_from IS date(valid_from)),
	valid_to	TEXT CHECK (valid_to IS date(valid_to)),	-- first day gone
	contract	TEXT CHECK (contract IN ('ski2014', 'ski2019', 'tender')),
	contract_ref	TEXT,
	agreed_on	TEXT CHECK (agreed_on IS date(agreed_on)),
	operation_on	TEXT CHECK (operation_on IS date(operation_on)),
	reported_on	TEXT CHECK (reported_on IS date(reported_on)),
	reported_by	TEXT,		-- the list that said so
	responsible	TEXT,
	note		TEXT
) STRICT;
-- One living installation of a system in a municipality; ended ones stay, one
-- for each day of ending.
CREATE UNIQUE INDEX installation_living ON installation
	(municipality_id, system_id, ifnull(valid_to, ''));
-- With all that decides the rollout status, so that counting reads only this.
CREATE INDEX installation_by_system ON installation (system_id, municipality_id,
	valid_from, valid_to, operation_on, agreed_on, reported_on);

-- Tilmelding: one subject on one version of one track. For rollout and KLIK
-- the row comes with the first mark; until then the newest version applies.
CREATE TABLE run (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	track_id	INTEGER NOT NULL REFERENCES track (id),
	system_id	INTEGER REFERENCES system (id),
	installation_id	INTEGER REFERENCES installation (id),
	municipality_id	INTEGER REFERENCES municipality (id),
	CHECK ((system_id IS NOT NULL) + (installation_id IS NOT NULL)
		+ (municipality_id IS NOT NULL) = 1)
) STRICT;
CREATE UNIQUE INDEX run_of_system ON run (system_id, track_id)
	WHERE system_id IS NOT NULL;
CREATE UNIQUE INDEX run_of_installation ON run (installation_id, track_id)
	WHERE installation_id IS NOT NULL;
CREATE UNIQUE INDEX run_of_municipality ON run (municipality_id, track_id)
	WHERE municipality_id IS NOT NULL;
CREATE INDEX run_of_track ON run (track_id);

-- The answer to a condition of steps: shows data through BOB? has a UI?
CREATE TABLE fact (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	run_id		INTEGER NOT NULL REFERENCES run (id),
	name		TEXT NOT NULL CHECK (name <> ''),
	answer		TEXT NOT NULL CHECK (answer IN ('yes', 'no')),
	UNIQUE (run_id, name)
) STRICT;

-- The state of one step in one run; absent = open.
CREATE TABLE mark (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	run_id		INTEGER NOT NULL REFERENCES run (id),
	step_id		INTEGER NOT NULL REFERENCES step (id),
	state		TEXT NOT NULL CHECK (state IN
			('open', 'running', 'waiting', 'met', 'waived', 'skipped')),
	on_date		TEXT CHECK (on_date IS date(on_date)),
	until_date	TEXT CHECK (until_date IS date(until_date)),
	since_date	TEXT CHECK (since_date IS date(since_date)),
	due_date	TEXT CHECK (due_date IS date(due_date)),
	waits_for	TEXT CHECK (waits_for IN ('vendor', 'municipality', 'kombit')),
	who		TEXT,
	owner		TEXT,
	evidence	TEXT,
	reason		TEXT,
	approver	TEXT,
	note		TEXT,
	UNIQUE (run_id, step_id),
	CHECK (state <> 'met' OR on_date IS NOT NULL),
	CHECK (state <> 'waived' OR (on_date IS NOT NULL AND until_date IS NOT NULL
		AND reason IS NOT NULL AND approver IS NOT NULL)),
	CHECK (state <> 'skipped' OR reason IS NOT NULL),
	CHECK (state <> 'waiting' OR (since_date IS NOT NULL
		AND (waits_for IS NOT NULL OR who IS NOT NULL)))
) STRICT;
CREATE INDEX mark_of_step ON mark (step_id, state);
-- What asks for somebody's attention: few rows, found without a scan.
CREATE INDEX mark_waiting ON mark (since_date) WHERE state = 'waiting';
CREATE INDEX mark_due ON mark (due_date) WHERE due_date IS NOT NULL;
CREATE INDEX mark_until ON mark (until_date) WHERE until_date IS NOT NULL;

-- A person's decision that a gate is passed. That it may be is derived.
CREATE TABLE gate (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	run_id		INTEGER NOT NULL REFERENCES run (id),
	phase_id	INTEGER NOT NULL REFERENCES phase (id),
	decided_on	TEXT NOT NULL CHECK (decided_on IS date(decided_on)),
	note		TEXT,
	UNIQUE (run_id, phase_id)
) STRICT;
CREATE INDEX gate_of_phase ON gate (phase_id);

-- Kvartalsmål.
CREATE TABLE target (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	number		TEXT NOT NULL UNIQUE,
	year		INTEGER NOT NULL,
	quarter		INTEGER NOT NULL CHECK (quarter BETWEEN 1 AND 4),
	goal_no		TEXT,
	goal		TEXT,
	area		TEXT,
	title		TEXT NOT NULL,
	metric		TEXT,
	value		INTEGER,	-- NULL: 'alle', or a milestone in words
	all_of		INTEGER NOT NULL DEFAULT 0 CHECK (all_of IN (0, 1)),
	unit		TEXT,
	note		TEXT,
	source		TEXT
) STRICT;

-- The rollout table as it was printed; kept beside, never believed.
CREATE TABLE reported (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	status_date	TEXT NOT NULL CHECK (status_date IS date(status_date)),
	area		TEXT NOT NULL,
	vendor		TEXT,		-- NULL: the printed total of the area
	label		TEXT NOT NULL,
	operation	INTEGER NOT NULL CHECK (operation >= 0),
	agreed		INTEGER NOT NULL CHECK (agreed >= 0),
	not_agreed	INTEGER NOT NULL CHECK (not_agreed >= 0),
	total		INTEGER NOT NULL CHECK (total >= 0),
	note		TEXT,
	UNIQUE (status_date, area, label)
) STRICT;

-- Budget: price a unit, in øre.
CREATE TABLE price (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	year		INTEGER NOT NULL,
	page		INTEGER,
	system		TEXT NOT NULL,
	price_oere	INTEGER CHECK (price_oere >= 0),	-- NULL: not printed
	unit		TEXT,
	knee		TEXT NOT NULL CHECK (knee IN ('yes', 'no', 'unknown')),
	knee_threshold	INTEGER,
	note_no		INTEGER,
	note		TEXT,
	remark		TEXT,
	source		TEXT,
	UNIQUE (year, system)
) STRICT;

---------------------------------------------------------------- history

-- One act = one transaction. Nothing here is ever changed or deleted.
CREATE TABLE act (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	at		TEXT NOT NULL,
	actor		TEXT NOT NULL,		-- the login
	origin		TEXT NOT NULL CHECK (origin IN
			('init', 'screen', 'cli', 'import', 'undo', 'redo')),
	title		TEXT NOT NULL,
	reason		TEXT,
	undoes		INTEGER REFERENCES act (id)	-- undo and redo
) STRICT;
CREATE INDEX act_undone_by ON act (undoes) WHERE undoes IS NOT NULL;

-- field '+': the row came to be (old and new empty); '-': it went, and a row
-- for its first field and each that held something, before it, tells what.
CREATE TABLE change (
	id		INTEGER PRIMARY KEY,
	act_id		INTEGER NOT NULL REFERENCES act (id),
	entity		TEXT NOT NULL,
	row_id		INTEGER NOT NULL,
	field		TEXT NOT NULL,
	old		ANY,
	new		ANY
) STRICT;
CREATE INDEX change_of_act ON change (act_id);
CREATE INDEX change_of_row ON change (entity, row_id);

-- What a list was, and what came of it.
CREATE TABLE import (
	act_id		INTEGER PRIMARY KEY REFERENCES act (id),
	list		TEXT NOT NULL,
	file		TEXT NOT NULL,
	hash		TEXT NOT NULL,		-- FNV-1a of the bytes, hex
	status_date	TEXT NOT NULL CHECK (status_date IS date(status_date)),
	rows		INTEGER NOT NULL,
	new		INTEGER NOT NULL,
	changed		INTEGER NOT NULL,
	same		INTEGER NOT NULL,
	conflict	INTEGER NOT NULL,
	rejected	INTEGER NOT NULL
) STRICT;

PRAGMA application_id = 1802264946;	-- "klar"
PRAGMA user_version = 1;
