-- Acts and changes. Nothing here is ever changed or deleted, but for the
-- title of the act that is still open.

-- :name ACT_ADD :writes
INSERT INTO act (at, actor, origin, title, reason, undoes)
VALUES (?1, ?2, ?3, ?4, ?5, ?6);

-- :name ACT_RETITLE :writes
UPDATE act SET title = ?2 WHERE id = ?1;

-- :name ACT_GET
SELECT id, at, actor, origin, title, reason, undoes,
	(SELECT count(*) FROM change WHERE act_id = act.id)
		+ (SELECT ifnull(sum(new - 1), 0) FROM change
		WHERE act_id = act.id AND field = '+' AND new IS NOT NULL)
FROM act WHERE id = ?1;

-- :name ACT_PAGE
SELECT id FROM act WHERE id < ?1 ORDER BY id DESC LIMIT ?2;

-- :name ACT_COUNT :scan_ok
SELECT count(*) FROM act;

-- :name ACT_UNDOER
-- The newest act before ?2 that took ?1 back.
SELECT max(id) FROM act WHERE undoes = ?1 AND id < ?2;

-- :name ACT_BEFORE
-- The newest act before ?1 by an actor (NULL: anybody's) that a person made.
SELECT id FROM act
WHERE id < ?1 AND (?2 IS NULL OR actor = ?2)
	AND origin NOT IN ('init', 'undo', 'redo')
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

-- :name CHANGES_OF_ROW
-- Without the run it came in: RUN_OF_ROW.
SELECT id, act_id, entity, row_id, field, old, new
FROM change WHERE entity = ?1 AND row_id = ?2 AND id < ?3
	AND NOT (field = '+' AND new IS NOT NULL)
ORDER BY id DESC LIMIT ?4;

-- :name RUN_OF_ROW
-- The run of ids that came as one, with the row in it.
SELECT id, act_id, entity, row_id, field, old, new
FROM change INDEXED BY change_run
WHERE entity = ?1 AND row_id <= ?2 AND field = '+' AND new IS NOT NULL
ORDER BY row_id DESC LIMIT 1;

-- :name CHANGES_SINCE
-- What has happened to a row after one change, oldest first.
SELECT field, old
FROM change WHERE entity = ?1 AND row_id = ?2 AND id > ?3 ORDER BY id;

-- :name IMPORT_ADD :writes
INSERT INTO import (act_id, list, file, hash, status_date, rows, new,
	changed, same, conflict, rejected)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11);
