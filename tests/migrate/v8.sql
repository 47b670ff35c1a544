-- A store of schema 6, like v5.sql and with rows of its new tables; made and
-- kept in the same way.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE municipality (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	code		TEXT NOT NULL UNIQUE CHECK (code GLOB '[0-9][0-9][0-9][0-9]'),
	name		TEXT NOT NULL UNIQUE CHECK (name <> ''),
	region		TEXT,
	population	INTEGER CHECK (population >= 0)
) STRICT;
INSERT INTO municipality VALUES(1,'0461','Odense','Syddanmark',205978);
INSERT INTO municipality VALUES(2,'0751','Aarhus','Midtjylland',NULL);
CREATE TABLE vendor (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	name		TEXT NOT NULL UNIQUE CHECK (name <> ''),
	note		TEXT
) STRICT;
INSERT INTO vendor VALUES(1,'Schultz Information',NULL);
INSERT INTO vendor VALUES(3,'Formpipe','ESDH');
CREATE TABLE area (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	name		TEXT NOT NULL UNIQUE CHECK (name <> '')
) STRICT;
INSERT INTO area VALUES(1,'Jobcenter');
INSERT INTO area VALUES(2,'ESDH');
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
INSERT INTO system VALUES(1,1,'Schultz Fasit',1,'Schultz - Fasit','2021-03-31','anna',NULL,'seed');
INSERT INTO system VALUES(2,3,'Acadre',2,NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO alias VALUES(1,'system','Fasit',NULL,1,NULL,NULL);
INSERT INTO alias VALUES(2,'vendor','Schultz',1,NULL,NULL,NULL);
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
INSERT INTO track VALUES(1,'forloeb1',1,'course','system',1,'Forløb 1','2021',NULL,'seed');
INSERT INTO track VALUES(2,'tilslutning',1,'rollout','installation',1,'Tilslutning',NULL,NULL,NULL);
CREATE TABLE phase (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	track_id	INTEGER NOT NULL REFERENCES track (id),
	position	INTEGER NOT NULL,
	key		TEXT NOT NULL CHECK (key <> ''),
	title		TEXT NOT NULL,
	UNIQUE (track_id, position),
	UNIQUE (track_id, key)
) STRICT;
INSERT INTO phase VALUES(1,1,1,'F','Forudsætning');
INSERT INTO phase VALUES(2,2,1,'T','Tilslutning');
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
INSERT INTO step VALUES(1,1,1,'F1','Aftal deltagelse','Leverandøren tilmeldes','KOMBIT','kombit',5,NULL,0,0,NULL,NULL,NULL,NULL,NULL,NULL,'derived');
INSERT INTO step VALUES(2,2,1,'2','Godkend serviceaftaler',NULL,NULL,'municipality',NULL,'bob',1,0,'agreed','agreed','Obligatorisk','juni','2021-06-30',NULL,NULL);
INSERT INTO step VALUES(3,2,2,'8','Vis data',NULL,NULL,'municipality',NULL,NULL,0,1,'operation','operation',NULL,NULL,NULL,NULL,NULL);
CREATE TABLE step_requires (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	step_id		INTEGER NOT NULL REFERENCES step (id),
	requires_id	INTEGER NOT NULL REFERENCES step (id),
	UNIQUE (step_id, requires_id),
	CHECK (step_id <> requires_id)
) STRICT;
INSERT INTO step_requires VALUES(1,3,2);
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
INSERT INTO installation VALUES(1,1,1,NULL,NULL,'ski2019','K-17','2021-02-01',NULL,'2021-03-31','rollout','bo',NULL);
INSERT INTO installation VALUES(2,2,2,'2019-01-01','2021-01-01',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'skiftet');
INSERT INTO installation VALUES(3,2,1,NULL,NULL,NULL,NULL,'2021-04-30',NULL,'2021-05-01','liste.csv',NULL,NULL);
INSERT INTO installation VALUES(4,2,2,NULL,NULL,NULL,NULL,'2021-04-30',NULL,'2021-05-01','liste.csv',NULL,NULL);
CREATE TABLE run (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	track_id	INTEGER NOT NULL REFERENCES track (id),
	system_id	INTEGER REFERENCES system (id),
	installation_id	INTEGER REFERENCES installation (id),
	municipality_id	INTEGER REFERENCES municipality (id),
	CHECK ((system_id IS NOT NULL) + (installation_id IS NOT NULL)
		+ (municipality_id IS NOT NULL) = 1)
) STRICT;
INSERT INTO run VALUES(1,1,1,NULL,NULL);
INSERT INTO run VALUES(2,2,NULL,1,NULL);
CREATE TABLE fact (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	run_id		INTEGER NOT NULL REFERENCES run (id),
	name		TEXT NOT NULL CHECK (name <> ''),
	answer		TEXT NOT NULL CHECK (answer IN ('yes', 'no')),
	UNIQUE (run_id, name)
) STRICT;
INSERT INTO fact VALUES(1,1,'bob','yes');
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
INSERT INTO mark VALUES(1,1,1,'met','2021-01-15',NULL,NULL,NULL,NULL,NULL,'anna','mail',NULL,NULL,NULL);
INSERT INTO mark VALUES(2,2,3,'waiting',NULL,NULL,'2021-03-01','2021-04-01','vendor',NULL,NULL,NULL,NULL,NULL,'rykket');
CREATE TABLE gate (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	run_id		INTEGER NOT NULL REFERENCES run (id),
	phase_id	INTEGER NOT NULL REFERENCES phase (id),
	decided_on	TEXT NOT NULL CHECK (decided_on IS date(decided_on)),
	note		TEXT,
	UNIQUE (run_id, phase_id)
) STRICT;
INSERT INTO gate VALUES(1,1,1,'2021-01-16',NULL);
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
INSERT INTO target VALUES(1,'1.1.1.1',2021,1,'1.1','Konsolidering','ESDH','Alle ESDH','klarmeldte_systemer',NULL,1,'systemer',NULL,'seed');
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
INSERT INTO reported VALUES(1,'2021-03-31','Jobcenter','Schultz','Fasit',4,8,43,55,NULL);
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
INSERT INTO price VALUES(1,2022,1,'SAPA',NULL,NULL,'unknown',NULL,1,NULL,NULL,'seed');
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
INSERT INTO act VALUES(1,'2021-04-01 08:00:00','anna','init','programme',NULL,NULL);
INSERT INTO act VALUES(2,'2021-04-02 09:00:00','bo','import','vendors','list',NULL);
INSERT INTO act VALUES(3,'2021-04-02 09:30:00','bo','undo','undone: vendors',NULL,2);
INSERT INTO act VALUES(4,'2021-05-04 09:00:00','anna','import','liste.csv: 2 new, 0 changed, 0 same, 0 conflicts, 0 rejected',NULL,NULL);
INSERT INTO act VALUES(90,'2021-05-01 10:00:00','mette','import','list.csv',NULL,NULL);
INSERT INTO act VALUES(91,'2021-05-01 11:00:00','mette','undo','undone: list.csv',NULL,90);
CREATE TABLE change (
	id		INTEGER PRIMARY KEY,
	act_id		INTEGER NOT NULL REFERENCES act (id),
	entity		TEXT NOT NULL,
	row_id		INTEGER NOT NULL,
	field		TEXT NOT NULL,
	old		ANY,
	new		ANY
) STRICT;
INSERT INTO change VALUES(1,2,'vendor',3,'+',NULL,NULL);
INSERT INTO change VALUES(2,2,'vendor',3,'note',NULL,'ESDH');
INSERT INTO change VALUES(3,3,'installation',1,'system_id',2,1);
INSERT INTO change VALUES(4,4,'installation',3,'+',NULL,2);
INSERT INTO change VALUES(5,90,'installation',200,'+',NULL,2);
INSERT INTO change VALUES(6,91,'installation',200,'-',NULL,2);
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
, profile_id INTEGER) STRICT;
INSERT INTO import VALUES(2,'vendors','liste.csv','cbf29ce484222325','2021-03-31',10,1,2,3,0,4,1);
INSERT INTO import VALUES(4,'installations','liste.csv','cbf29ce484222326','2021-05-01',2,2,0,0,0,0,NULL);
CREATE TABLE contact (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	name		TEXT NOT NULL CHECK (name <> ''),
	vendor_id	INTEGER REFERENCES vendor (id),
	municipality_id	INTEGER REFERENCES municipality (id),
	role		TEXT,
	mail		TEXT,
	phone		TEXT,
	note		TEXT, gone_on TEXT
	CHECK (gone_on IS date(gone_on)),
	CHECK (vendor_id IS NULL OR municipality_id IS NULL)
) STRICT;
INSERT INTO contact VALUES(1,'Bo Lind',3,NULL,'Projektleder','bo@example.dk','+45 12 34 56 78',NULL,NULL);
INSERT INTO contact VALUES(2,'Åse Krogh',NULL,1,'Aftaleadministrator',NULL,NULL,'ring efter kl. 13',NULL);
INSERT INTO contact VALUES(4,'Ida Holm',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE open_item (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	vendor_id	INTEGER REFERENCES vendor (id),
	system_id	INTEGER REFERENCES system (id),
	title		TEXT NOT NULL CHECK (title <> ''),
	owner		TEXT,		-- our coordinator
	opened_on	TEXT CHECK (opened_on IS date(opened_on)),
	due_date	TEXT CHECK (due_date IS date(due_date)),
	state		TEXT NOT NULL CHECK (state IN
			('open', 'running', 'closed', 'dropped')),
	state_on	TEXT NOT NULL CHECK (state_on IS date(state_on)),
	note		TEXT,
	CHECK ((vendor_id IS NULL) + (system_id IS NULL) = 1)
) STRICT;
INSERT INTO open_item VALUES(1,NULL,2,'Compliancetest af journalnotater','anna','2021-02-01','2021-05-01','running','2021-03-01',NULL);
INSERT INTO open_item VALUES(2,1,NULL,'Plan for test','anna',NULL,NULL,'closed','2021-03-15','leveret');
CREATE TABLE payment_demand (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	municipality_id	INTEGER NOT NULL REFERENCES municipality (id),
	system_id	INTEGER NOT NULL REFERENCES system (id),
	demanded_on	TEXT NOT NULL CHECK (demanded_on IS date(demanded_on)),
	kind		TEXT NOT NULL CHECK (kind IN ('connection', 'advice')),
	subject		TEXT,		-- what it is demanded for
	contract	TEXT CHECK (contract IN ('ski2014', 'ski2019', 'tender')),
	contract_ref	TEXT,
	amount_oere	INTEGER NOT NULL CHECK (amount_oere >= 0),
	primary_oere	INTEGER CHECK (primary_oere >= 0),
	covered		INTEGER NOT NULL DEFAULT 1 CHECK (covered IN (0, 1)),
	decision	TEXT CHECK (decision IN ('fits', 'breaks')),
	note		TEXT
) STRICT;
INSERT INTO payment_demand VALUES(1,1,1,'2021-03-10','connection','S&D-indeks','ski2014','K-7',1000000,20000000,1,NULL,NULL);
INSERT INTO payment_demand VALUES(3,2,2,'2021-03-11','advice',NULL,NULL,NULL,500000,NULL,1,NULL,'opsætning');
CREATE TABLE measure (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	on_date		TEXT NOT NULL CHECK (on_date IS date(on_date)),
	metric		TEXT NOT NULL CHECK (metric <> ''),
	area		TEXT,
	value		INTEGER NOT NULL CHECK (value >= 0),
	source		TEXT,
	note		TEXT
) STRICT;
INSERT INTO measure VALUES(1,'2021-03-31','unikke_brugere','SAPA',8720,'SAPA',NULL);
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
INSERT INTO contact_log VALUES(1,1,3,NULL,'2021-04-01','anna','mail','asked',NULL,'2021-04-15','sent skabelon; mangler æøå');
INSERT INTO contact_log VALUES(3,NULL,NULL,1,'2021-04-08','bo','phone','promised','2021-04-20',NULL,NULL);
CREATE TABLE contact_about (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	log_id		INTEGER NOT NULL REFERENCES contact_log (id),
	run_id		INTEGER REFERENCES run (id),
	step_id		INTEGER REFERENCES step (id),
	open_item_id	INTEGER REFERENCES open_item (id),
	CHECK ((run_id IS NULL) = (step_id IS NULL)),
	CHECK ((run_id IS NULL) <> (open_item_id IS NULL))
) STRICT;
INSERT INTO contact_about VALUES(1,1,NULL,NULL,1);
INSERT INTO contact_about VALUES(2,3,1,1,NULL);
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
INSERT INTO chase VALUES(1,NULL,NULL,1,1,'2021-04-10','2021-05-01');
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
INSERT INTO past_mark VALUES(1,1,1,'waived','2020-10-02','2021-01-31',NULL,'dækket af ISO 27001','Søren Åkær');
CREATE TABLE saved_view (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	name		TEXT NOT NULL CHECK (name <> ''),
	owner		TEXT,			-- the login
	list		TEXT NOT NULL,		-- what it lists
	filter		TEXT,
	columns		TEXT,			-- names, with blanks between
	sort		TEXT
) STRICT;
INSERT INTO saved_view VALUES(1,'mine','anna','installations','owner:me','municipality status','status');
CREATE TABLE profile (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	name		TEXT NOT NULL CHECK (name <> ''),
	version		INTEGER NOT NULL CHECK (version >= 1),
	list		TEXT NOT NULL, gone TEXT
	CHECK (gone IN ('archive', 'ignore')),
	UNIQUE (name, version)
) STRICT;
INSERT INTO profile VALUES(1,'Leverandørliste',1,'systems',NULL);
CREATE TABLE profile_column (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	profile_id	INTEGER NOT NULL REFERENCES profile (id),
	position	INTEGER NOT NULL,
	header		TEXT NOT NULL,
	target		TEXT,
	UNIQUE (profile_id, position)
) STRICT;
INSERT INTO profile_column VALUES(1,1,1,'Leverandør','vendor');
INSERT INTO profile_column VALUES(2,1,2,'Driftsform',NULL);
CREATE TABLE profile_value (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	profile_id	INTEGER NOT NULL REFERENCES profile (id),
	target		TEXT NOT NULL,
	said		TEXT NOT NULL,
	means		TEXT,
	UNIQUE (profile_id, target, said)
) STRICT;
INSERT INTO profile_value VALUES(1,1,'status','Afventer kommune','waiting');
CREATE TABLE import_seen (
	act_id		INTEGER NOT NULL REFERENCES act (id),
	entity		TEXT NOT NULL,
	row_id		INTEGER NOT NULL,
	PRIMARY KEY (act_id, entity, row_id)
) STRICT, WITHOUT ROWID;
INSERT INTO import_seen VALUES(2,'vendor',3);
CREATE TABLE waiver_request (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	run_id		INTEGER NOT NULL REFERENCES run (id),
	step_id		INTEGER NOT NULL REFERENCES step (id),
	asked_on	TEXT NOT NULL CHECK (asked_on IS date(asked_on)),
	asked_by	TEXT NOT NULL CHECK (asked_by <> ''),	-- the login
	approver	TEXT NOT NULL CHECK (approver <> ''),	-- who is asked
	reason		TEXT NOT NULL CHECK (reason <> ''),
	until_date	TEXT NOT NULL CHECK (until_date IS date(until_date)),
	state		TEXT NOT NULL CHECK (state IN
			('asked', 'granted', 'declined', 'withdrawn')),
	decided_on	TEXT CHECK (decided_on IS date(decided_on)),
	decided_by	TEXT,			-- the login
	answer		TEXT,			-- why it was declined
	CHECK ((state = 'asked') = (decided_on IS NULL)),
	CHECK ((state = 'asked') = (decided_by IS NULL)),
	CHECK (state <> 'declined' OR answer IS NOT NULL)
) STRICT;
INSERT INTO waiver_request VALUES(1,2,3,'2021-05-02','anna','Søren Åkær','certifikat bestilt','2021-06-30','declined','2021-05-03','sø','vent på certifikatet');
INSERT INTO waiver_request VALUES(2,2,3,'2021-05-04','anna','Søren Åkær','certifikat på vej','2021-06-30','asked',NULL,NULL,NULL);
CREATE TABLE installation_went (
	id		INTEGER PRIMARY KEY,
	municipality_id	INTEGER,
	system_id	INTEGER,
	valid_from	TEXT,
	valid_to	TEXT,
	contract	TEXT,
	contract_ref	TEXT,
	agreed_on	TEXT,
	operation_on	TEXT,
	reported_on	TEXT,
	reported_by	TEXT,
	responsible	TEXT,
	note		TEXT
) STRICT;
INSERT INTO installation_went VALUES(200,1,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'a');
INSERT INTO installation_went VALUES(201,2,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'b');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('municipality',2);
INSERT INTO sqlite_sequence VALUES('vendor',3);
INSERT INTO sqlite_sequence VALUES('area',2);
INSERT INTO sqlite_sequence VALUES('system',2);
INSERT INTO sqlite_sequence VALUES('alias',2);
INSERT INTO sqlite_sequence VALUES('track',2);
INSERT INTO sqlite_sequence VALUES('phase',2);
INSERT INTO sqlite_sequence VALUES('step',3);
INSERT INTO sqlite_sequence VALUES('step_requires',1);
INSERT INTO sqlite_sequence VALUES('installation',201);
INSERT INTO sqlite_sequence VALUES('run',2);
INSERT INTO sqlite_sequence VALUES('fact',1);
INSERT INTO sqlite_sequence VALUES('mark',2);
INSERT INTO sqlite_sequence VALUES('gate',1);
INSERT INTO sqlite_sequence VALUES('target',1);
INSERT INTO sqlite_sequence VALUES('reported',1);
INSERT INTO sqlite_sequence VALUES('price',1);
INSERT INTO sqlite_sequence VALUES('act',91);
INSERT INTO sqlite_sequence VALUES('contact',4);
INSERT INTO sqlite_sequence VALUES('open_item',2);
INSERT INTO sqlite_sequence VALUES('payment_demand',3);
INSERT INTO sqlite_sequence VALUES('measure',1);
INSERT INTO sqlite_sequence VALUES('contact_log',3);
INSERT INTO sqlite_sequence VALUES('contact_about',2);
INSERT INTO sqlite_sequence VALUES('chase',1);
INSERT INTO sqlite_sequence VALUES('past_mark',1);
INSERT INTO sqlite_sequence VALUES('saved_view',1);
INSERT INTO sqlite_sequence VALUES('profile',1);
INSERT INTO sqlite_sequence VALUES('profile_column',2);
INSERT INTO sqlite_sequence VALUES('profile_value',1);
INSERT INTO sqlite_sequence VALUES('waiver_request',2);
CREATE INDEX system_by_area ON system (area_id);
CREATE INDEX alias_of_vendor ON alias (vendor_id);
CREATE INDEX alias_of_system ON alias (system_id);
CREATE INDEX alias_of_area ON alias (area_id);
CREATE INDEX alias_of_municipality ON alias (municipality_id);
CREATE INDEX step_required_by ON step_requires (requires_id);
CREATE UNIQUE INDEX installation_living ON installation
	(municipality_id, system_id, ifnull(valid_to, ''));
CREATE INDEX installation_by_system ON installation (system_id, municipality_id,
	valid_from, valid_to, operation_on, agreed_on, reported_on,
	reported_by);
CREATE UNIQUE INDEX run_of_system ON run (system_id, track_id)
	WHERE system_id IS NOT NULL;
CREATE UNIQUE INDEX run_of_installation ON run (installation_id, track_id)
	WHERE installation_id IS NOT NULL;
CREATE UNIQUE INDEX run_of_municipality ON run (municipality_id, track_id)
	WHERE municipality_id IS NOT NULL;
CREATE INDEX run_of_track ON run (track_id);
CREATE INDEX mark_of_step ON mark (step_id, state);
CREATE INDEX mark_waiting ON mark (since_date) WHERE state = 'waiting';
CREATE INDEX mark_due ON mark (due_date) WHERE due_date IS NOT NULL;
CREATE INDEX mark_until ON mark (until_date) WHERE until_date IS NOT NULL;
CREATE INDEX gate_of_phase ON gate (phase_id);
CREATE INDEX act_undone_by ON act (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX change_of_act ON change (act_id);
CREATE INDEX change_of_row ON change (entity, row_id);
CREATE UNIQUE INDEX contact_of ON contact
	(name, ifnull(vendor_id, 0), ifnull(municipality_id, 0));
CREATE INDEX contact_of_vendor ON contact (vendor_id);
CREATE INDEX contact_of_municipality ON contact (municipality_id);
CREATE UNIQUE INDEX open_item_of_system ON open_item (system_id, title)
	WHERE system_id IS NOT NULL;
CREATE UNIQUE INDEX open_item_of_vendor ON open_item (vendor_id, title)
	WHERE vendor_id IS NOT NULL;
CREATE INDEX open_item_left ON open_item (due_date)
	WHERE state IN ('open', 'running');
CREATE UNIQUE INDEX payment_demand_line ON payment_demand
	(municipality_id, system_id, demanded_on, kind, ifnull(subject, ''));
CREATE INDEX payment_demand_of_system ON payment_demand (system_id);
CREATE UNIQUE INDEX measure_of_day ON measure
	(metric, ifnull(area, ''), on_date);
CREATE INDEX contact_log_of_contact ON contact_log (contact_id, on_date);
CREATE INDEX contact_log_of_vendor ON contact_log (vendor_id, on_date);
CREATE INDEX contact_log_of_municipality ON contact_log
	(municipality_id, on_date);
CREATE INDEX contact_log_on ON contact_log (on_date);
CREATE INDEX contact_about_log ON contact_about (log_id);
CREATE INDEX contact_about_run ON contact_about (run_id, step_id, log_id)
	WHERE run_id IS NOT NULL;
CREATE INDEX contact_about_step ON contact_about (step_id)
	WHERE step_id IS NOT NULL;
CREATE INDEX contact_about_item ON contact_about (open_item_id, log_id)
	WHERE open_item_id IS NOT NULL;
CREATE INDEX chase_of_step ON chase (step_id) WHERE step_id IS NOT NULL;
CREATE INDEX chase_snoozed ON chase (snoozed_until)
	WHERE snoozed_until IS NOT NULL;
CREATE INDEX past_mark_of_run ON past_mark (run_id, step_id, on_date);
CREATE INDEX past_mark_of_step ON past_mark (step_id);
CREATE UNIQUE INDEX saved_view_name ON saved_view (name, ifnull(owner, ''));
CREATE INDEX import_of_profile ON import (profile_id)
	WHERE profile_id IS NOT NULL;
CREATE UNIQUE INDEX waiver_request_unanswered ON waiver_request
	(run_id, step_id) WHERE state = 'asked';
CREATE INDEX waiver_request_of_run ON waiver_request (run_id, step_id);
CREATE INDEX waiver_request_of_step ON waiver_request (step_id);
CREATE INDEX change_run ON change (entity, row_id, new)
	WHERE field IN ('+', '-') AND new IS NOT NULL;
CREATE INDEX change_run_of_act ON change (act_id)
	WHERE field IN ('+', '-') AND new IS NOT NULL;
CREATE TABLE import_ended (
	act_id		INTEGER NOT NULL REFERENCES act (id),
	entity		TEXT NOT NULL,
	row_id		INTEGER NOT NULL,
	PRIMARY KEY (act_id, entity, row_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_log_to_vendor ON contact_log (vendor_id, on_date)
	WHERE contact_id IS NULL;
CREATE INDEX contact_log_to_municipality ON contact_log
	(municipality_id, on_date) WHERE contact_id IS NULL;
COMMIT;
PRAGMA application_id = 1802264946;
PRAGMA user_version = 8;
