-- Acts and changes. Nothing here is ever changed or deleted, but for the
-- title of the act that is still open.

-- :name ACT_ADD :writes
INSERT INTO act (at, actor, origin, title, reason, undoes)
VALUES (?1, ?2, ?3, ?4, ?5, ?6);

-- :name ACT_RETITLE :writes
UPDATE act SET title = ?2 WHERE id = ?1;

-- :name ACT_GIVE_REASON :writes
UPDATE act SET reason = ?2 WHERE id = ?1;

-- :name ACT_GET
SELECT id, at, actor, origin, title, reason, undoes,
	(SELECT count(*) FROM change WHERE act_id = act.id)
		+ (SELECT ifnull(sum(new - 1), 0) FROM change
		WHERE act_id = act.id AND field IN ('+', '-')
			AND new IS NOT NULL)
FROM act WHERE id = ?1;

-- :name ACT_PAGE
SELECT id FROM act WHERE id < ?1 ORDER BY id DESC LIMIT ?2;

-- :name ACT_OWN_LAST :scan_ok
-- The newest act of an actor; backwards, so that it is soon found.
SELECT id FROM act WHERE actor = ?1 AND origin <> 'init'
ORDER BY id DESC LIMIT 1;

-- :name ACTS_OF_OTHERS :sort_ok
-- After act ?1 and not of ?2, newest first, and how many there are.
SELECT id, count(*) OVER () FROM act
WHERE id > ?1 AND actor <> ?2 AND origin <> 'init'
ORDER BY id DESC LIMIT ?3;

-- :name ACT_COUNT :scan_ok
SELECT count(*) FROM act;

-- :name ACT_UNDOER
-- The newest act before ?2 that took ?1 back.
SELECT max(id) FROM act WHERE undoes = ?1 AND id < ?2;

-- :name ACT_BEFORE
-- The newest act before ?1 by an actor (NULL: anybody's) that a person made
-- and that changed something.
SELECT id FROM act
WHERE id < ?1 AND (?2 IS NULL OR actor = ?2)
	AND origin NOT IN ('init', 'undo', 'redo')
	AND EXISTS (SELECT 1 FROM change c WHERE c.act_id = act.id)
ORDER BY id DESC LIMIT 1;

-- :name ACT_UNDO_BEFORE
SELECT id FROM act
WHERE id < ?1 AND (?2 IS NULL OR actor = ?2) AND origin = 'undo'
ORDER BY id DESC LIMIT 1;

-- :name CHANGE_ADD :writes
INSERT INTO change (act_id, entity, row_id, field, old, new)
VALUES (?1, ?2, ?3, ?4, ?5, ?6);

-- :name CHANGES_OF_ACT
SELECT id, act_id, entity, row_id, field, old, new
FROM change WHERE act_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3;

-- :name CHANGES_OF_ACT_BACK
SELECT id, act_id, entity, row_id, field, old, new
FROM change WHERE act_id = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3;

-- :name CHANGES_OF_ROW :sort_ok
-- Of row ?2 of entity ?1; with the runs that it came and went in, which have
-- at most ?5 rows.
SELECT id, act_id, entity, row_id, field, old, new
FROM change WHERE entity = ?1 AND row_id = ?2 AND id < ?3
	AND NOT (field IN ('+', '-') AND new IS NOT NULL)
UNION ALL
SELECT id, act_id, entity, ?2, field, old, new
FROM change INDEXED BY change_run
WHERE entity = ?1 AND row_id > ?2 - ?5 AND row_id <= ?2
	AND ?2 < row_id + new AND id < ?3
	AND field IN ('+', '-') AND new IS NOT NULL
ORDER BY 1 DESC LIMIT ?4;

-- :name CHANGES_OF_THING :sort_ok
-- Of thing ?2 of entity ?1 and all that belongs to it: what its runs (on
-- track ?5, or 0) hold and have held. ?6 a step, then only its marks, or 0.
-- Rows that are gone are found by the reference that the log kept of them.
-- Rows that came or went in one run (of at most ?8) share its id: ?7 is the
-- last one shown of it.
WITH same_track(id) AS (
	SELECT every.id FROM track t JOIN track every ON every.key = t.key
	WHERE t.id = ?5),
its_run(id) AS (
	SELECT id FROM run
	WHERE ?1 = 'system' AND system_id = ?2
		AND (?5 = 0 OR track_id IN same_track)
	UNION SELECT id FROM run
	WHERE ?1 = 'installation' AND installation_id = ?2
		AND (?5 = 0 OR track_id IN same_track)
	UNION SELECT id FROM run
	WHERE ?1 = 'municipality' AND municipality_id = ?2
		AND (?5 = 0 OR track_id IN same_track)
	UNION SELECT r.row_id FROM change r
	WHERE r.entity = 'run' AND r.field = ?1 || '_id' AND r.old = ?2
		AND (?5 = 0
		OR EXISTS (SELECT 1 FROM change t
			WHERE t.entity = 'run' AND t.row_id = r.row_id
				AND t.field = 'track_id'
				AND t.old IN same_track))),
belongs(entity, id) AS (
	SELECT ?1, ?2 WHERE ?6 = 0
	UNION SELECT 'installation', id FROM installation
	WHERE ?1 = 'municipality' AND ?5 = 0 AND municipality_id = ?2
	UNION SELECT 'mark', m.id FROM its_run
		JOIN mark m ON m.run_id = its_run.id
	WHERE ?6 = 0 OR m.step_id = ?6
	UNION SELECT 'past_mark', p.id FROM its_run
		JOIN past_mark p ON p.run_id = its_run.id
	WHERE ?6 = 0 OR p.step_id = ?6
	UNION SELECT 'waiver_request', w.id FROM its_run
		JOIN waiver_request w ON w.run_id = its_run.id
	WHERE ?6 = 0 OR w.step_id = ?6
	UNION SELECT 'fact', f.id FROM its_run
		JOIN fact f ON f.run_id = its_run.id
	WHERE ?6 = 0
	UNION SELECT 'gate', g.id FROM its_run
		JOIN gate g ON g.run_id = its_run.id
	WHERE ?6 = 0
	UNION SELECT c.entity, c.row_id FROM change c
	WHERE c.entity IN ('mark', 'past_mark', 'waiver_request', 'fact',
			'gate')
		AND c.field = 'run_id' AND c.old IN its_run
		AND (?6 = 0
		OR EXISTS (SELECT 1 FROM change k
			WHERE k.entity = c.entity AND k.row_id = c.row_id
				AND c.entity IN ('mark', 'past_mark',
					'waiver_request')
				AND k.field = 'step_id' AND k.old = ?6)))
SELECT c.id, c.act_id, c.entity, c.row_id, c.field, c.old, c.new
FROM belongs
JOIN change c ON c.entity = belongs.entity AND c.row_id = belongs.id
WHERE c.id < ?3 AND NOT (c.field IN ('+', '-') AND c.new IS NOT NULL)
UNION ALL
SELECT c.id, c.act_id, c.entity, belongs.id, c.field, c.old, c.new
FROM belongs
JOIN change c INDEXED BY change_run ON c.entity = belongs.entity
	AND c.row_id > belongs.id - ?8 AND c.row_id <= belongs.id
	AND c.field IN ('+', '-') AND c.new IS NOT NULL
WHERE belongs.id < c.row_id + c.new
	AND (c.id < ?3 OR (c.id = ?3 AND belongs.id < ?7))
ORDER BY 1 DESC, 4 DESC LIMIT ?4;

-- :name CHANGES_SINCE
-- What has happened to a row after one change, oldest first.
SELECT field, old
FROM change WHERE entity = ?1 AND row_id = ?2 AND id > ?3 ORDER BY id;

-- :name CHANGE_LAST_UNTIL
-- The last change of the acts up to ?1.
SELECT ifnull(max(id), 0) FROM change
WHERE act_id = (SELECT max(act_id) FROM change WHERE act_id <= ?1);

-- :name WENT_SINCE
-- Has a run, or a mark, an answer or a gate of one, gone after change ?1? So
-- that it need not be asked of each step.
SELECT 1 FROM change
WHERE id > ?1 AND +entity IN ('run', 'mark', 'fact', 'gate') AND field = '-'
LIMIT 1;

-- :name MARK_WENT_SINCE
-- The mark of step ?2 in run ?1 that went first after change ?3; or in a run
-- of subject ?5 of kind ?4 that has gone too.
SELECT s.row_id FROM change s
WHERE s.id > ?3 AND +s.entity = 'mark' AND s.field = 'step_id' AND s.old = ?2
	AND EXISTS (SELECT 1 FROM change r WHERE r.entity = 'mark'
		AND r.row_id = s.row_id AND r.id > ?3
		AND r.field = 'run_id'
		AND (r.old = ?1 OR EXISTS (SELECT 1 FROM change u
			WHERE u.entity = 'run' AND u.row_id = r.old
				AND u.id > ?3 AND u.field = ?4 || '_id'
				AND u.old = ?5)))
ORDER BY s.id LIMIT 1;

-- :name CHANGES_OF_THING_SINCE :sort_ok
-- What has happened after change ?7 to thing ?2 of entity ?1 and to the marks,
-- answers and gates of its runs (on track ?5, or 0), newest first. By what is
-- there it is no more than was changed of it; what has gone since is looked
-- for (?6) among all that came since.
WITH same_track(id) AS (
	SELECT every.id FROM track t JOIN track every ON every.key = t.key
	WHERE t.id = ?5),
its_run(id) AS (
	SELECT id FROM run
	WHERE ?1 = 'system' AND system_id = ?2
		AND (?5 = 0 OR track_id IN same_track)
	UNION ALL SELECT id FROM run
	WHERE ?1 = 'installation' AND installation_id = ?2
		AND (?5 = 0 OR track_id IN same_track)
	UNION ALL SELECT id FROM run
	WHERE ?1 = 'municipality' AND municipality_id = ?2
		AND (?5 = 0 OR track_id IN same_track)
	UNION ALL SELECT r.row_id FROM change r
	WHERE ?6 AND r.id > ?7 AND +r.entity = 'run'
		AND r.field = ?1 || '_id' AND r.old = ?2
		AND (?5 = 0
		OR EXISTS (SELECT 1 FROM change t
			WHERE t.entity = 'run' AND t.row_id = r.row_id
				AND t.id > ?7 AND t.field = 'track_id'
				AND t.old IN same_track))),
belongs(entity, id) AS (
	SELECT ?1, ?2
	UNION SELECT 'mark', m.id FROM its_run
		JOIN mark m ON m.run_id = its_run.id
	UNION SELECT 'fact', f.id FROM its_run
		JOIN fact f ON f.run_id = its_run.id
	UNION SELECT 'gate', g.id FROM its_run
		JOIN gate g ON g.run_id = its_run.id
	UNION SELECT c.entity, c.row_id FROM change c
	WHERE ?6 AND c.id > ?7 AND +c.entity IN ('mark', 'fact', 'gate')
		AND c.field = 'run_id' AND c.old IN its_run)
SELECT c.id, c.act_id, c.entity, c.row_id, c.field, c.old, c.new
FROM belongs
JOIN change c ON c.entity = belongs.entity AND c.row_id = belongs.id
WHERE c.id > ?7 AND c.id < ?3
ORDER BY 1 DESC LIMIT ?4;

-- :name RUN_APART
-- The installations of a run ?1 to ?2 about which something is told after
-- change ?3, or that something refers to.
SELECT row_id FROM change INDEXED BY change_of_row
WHERE entity = 'installation' AND row_id BETWEEN ?1 AND ?2 AND id > ?3
	AND NOT (field IN ('+', '-') AND new IS NOT NULL)
UNION SELECT installation_id FROM run
WHERE installation_id IS NOT NULL AND installation_id BETWEEN ?1 AND ?2
ORDER BY 1;

-- :name RUN_THERE
SELECT id FROM installation WHERE id BETWEEN ?1 AND ?2 ORDER BY id;

-- :name RUN_WENT_NOW
-- The runs within ids ?1 to ?2 that went in act ?3.
SELECT row_id, new FROM change INDEXED BY change_run
WHERE entity = 'installation' AND row_id BETWEEN ?1 AND ?2
	AND field IN ('+', '-') AND new IS NOT NULL
	AND field = '-' AND act_id = ?3;

-- :name RUNS_OF_ACT_BACK
SELECT id, act_id, entity, row_id, field, old, new
FROM change INDEXED BY change_run_of_act
WHERE act_id = ?1 AND id < ?2 AND field IN ('+', '-') AND new IS NOT NULL
ORDER BY id DESC LIMIT ?3;

-- :name RUN_ROWS_OF_ACT
-- How many rows came (?2 '+') or went ('-') in runs.
SELECT ifnull(sum(new), 0) FROM change INDEXED BY change_run_of_act
WHERE act_id = ?1 AND field IN ('+', '-') AND new IS NOT NULL AND field = ?2;

-- :name INSTALLATION_COUNT :scan_ok
SELECT count(*) FROM installation;

-- :name IMPORT_ADD :writes
INSERT INTO import (act_id, list, file, hash, status_date, rows, new,
	changed, same, conflict, rejected, profile_id)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12);

-- :name IMPORT_SAME :scan_ok
-- The imports of the same bytes about the same day by the same profile.
SELECT act_id FROM import
WHERE hash = ?1 AND list = ?2 AND status_date = ?3 AND profile_id IS ?4
ORDER BY act_id DESC;
