-- Saved views: a person's own, and those that have no owner and are everybody's.

-- :name SAVED_VIEWS :scan_ok :sort_ok
-- Those that ?1 may use; his own before another of the same name.
SELECT id, name, owner, list, filter, columns, sort FROM saved_view
WHERE owner IS NULL OR owner = ?1
ORDER BY owner IS NULL, name COLLATE da, id;

-- :name SAVED_VIEW_FIND
-- Of owner ?2, NULL: nobody.
SELECT id FROM saved_view WHERE name = ?1 AND ifnull(owner, '') = ifnull(?2, '');
