-- 0002: rows that came together may be logged together.
--
-- A change with field '+' and a number in new says that so many rows of the
-- entity came, with ids from row_id on. Such a run is always the first that
-- is told of each of its rows.
CREATE INDEX change_run ON change (entity, row_id)
	WHERE field = '+' AND new IS NOT NULL;
CREATE INDEX change_run_of_act ON change (act_id)
	WHERE field = '+' AND new IS NOT NULL;

PRAGMA user_version = 2;
