-- 0003: people, what vendors still owe, what they demand, what was measured.

-- Kontakt: of a vendor, of a municipality, or (neither) of KOMBIT.
CREATE TABLE contact (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	name		TEXT NOT NULL CHECK (name <> ''),
	vendor_id	INTEGER REFERENCES vendor (id),
	municipality_id	INTEGER REFERENCES municipality (id),
	role		TEXT,
	mail		TEXT,
	phone		TEXT,
	note		TEXT,
	CHECK (vendor_id IS NULL OR municipality_id IS NULL)
) STRICT;
CREATE UNIQUE INDEX contact_of ON contact
	(name, ifnull(vendor_id, 0), ifnull(municipality_id, 0));
CREATE INDEX contact_of_vendor ON contact (vendor_id);
CREATE INDEX contact_of_municipality ON contact (municipality_id);

-- Udestående: owed on a system, or (no system) by a vendor as a whole. The
-- title is what the contract demands.
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
CREATE UNIQUE INDEX open_item_of_system ON open_item (system_id, title)
	WHERE system_id IS NOT NULL;
CREATE UNIQUE INDEX open_item_of_vendor ON open_item (vendor_id, title)
	WHERE vendor_id IS NOT NULL;
-- What is not settled: few rows, found without a scan.
CREATE INDEX open_item_left ON open_item (due_date)
	WHERE state IN ('open', 'running');

-- Betalingskrav: one line of a demand; amounts in øre. Whether it fits the
-- contract is derived; decision is a person's, where no rule decides.
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
CREATE UNIQUE INDEX payment_demand_line ON payment_demand
	(municipality_id, system_id, demanded_on, kind, ifnull(subject, ''));
CREATE INDEX payment_demand_of_system ON payment_demand (system_id);

-- Måling: a figure that answers a target and cannot be counted here.
CREATE TABLE measure (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	on_date		TEXT NOT NULL CHECK (on_date IS date(on_date)),
	metric		TEXT NOT NULL CHECK (metric <> ''),
	area		TEXT,
	value		INTEGER NOT NULL CHECK (value >= 0),
	source		TEXT,
	note		TEXT
) STRICT;
CREATE UNIQUE INDEX measure_of_day ON measure
	(metric, ifnull(area, ''), on_date);

PRAGMA user_version = 3;
