-- The store as it was known (src/store/known.c): which act was the last, and
-- what a copy of the store forgets of those after ?1; the file never does.

-- :name ACT_UNTIL
-- The last act before the first that came later than ?1.
SELECT ifnull((SELECT min(id) - 1 FROM act WHERE at > ?1),
	(SELECT max(id) FROM act));

-- :name FORGET_SEEN :writes
DELETE FROM import_seen WHERE act_id > ?1;

-- :name FORGET_ENDED :writes
DELETE FROM import_ended WHERE act_id > ?1;

-- :name FORGET_IMPORTS :writes
DELETE FROM import WHERE act_id > ?1;

-- :name FORGET_CHANGES :writes
DELETE FROM change WHERE act_id > ?1;

-- :name FORGET_ACTS :writes
DELETE FROM act WHERE id > ?1;
