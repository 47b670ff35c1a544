-- 0006: rows that went together may be logged together, too; what is gone from
-- a list.
--
-- A change with field '-' and a number in new says that so many rows of the
-- entity went, with ids from row_id on, each as it had come. What they held
-- stands in installation_went; a later '+' with a number may bring them back.

-- The rows that went so, by their ids, for ever. The same columns as
-- installation: what is added there is added here.
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

DROP INDEX change_run;
CREATE INDEX change_run ON change (entity, row_id, new)
	WHERE field IN ('+', '-') AND new IS NOT NULL;
DROP INDEX change_run_of_act;
CREATE INDEX change_run_of_act ON change (act_id)
	WHERE field IN ('+', '-') AND new IS NOT NULL;

---------------------------------------------------------------- profiles

-- What becomes of that which the profile's last file told of and this one does
-- not: it is ended, or nothing is told. None: somebody is asked.
ALTER TABLE profile ADD COLUMN gone TEXT
	CHECK (gone IN ('archive', 'ignore'));

PRAGMA user_version = 6;
