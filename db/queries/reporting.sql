-- Who has reported from day ?1 to day ?2, and what was taken back in it.

-- :name REPORTING_SYSTEMS :scan_ok :sort_ok
-- Of each system with installations on day ?2: how many; how many of them
-- lists told of in the days; the newest day up to ?2 that one was told of, and
-- which. A day that a later report has replaced stands in the history.
SELECT k.system_id, s.vendor_id, k.every, k.told, k.newest, k.id
FROM (SELECT system_id, count(*) AS every,
		count(*) FILTER (WHERE known >= ?1) AS told,
		max(known) AS newest, id
	FROM (SELECT i.id, i.system_id, CASE WHEN i.reported_on > ?2 THEN
			(SELECT max(c.old) FROM change c INDEXED BY change_of_row
			JOIN act a ON a.id = c.act_id
			WHERE c.entity = 'installation' AND c.row_id = i.id
				AND c.field = 'reported_on' AND c.old <= ?2
				AND a.origin <> 'undo')
			ELSE i.reported_on END AS known
		FROM installation i
		WHERE (i.valid_from > ?2) IS NOT TRUE
			AND (i.valid_to <= ?2) IS NOT TRUE)
	GROUP BY system_id) k
JOIN system s ON s.id = k.system_id
JOIN vendor v ON v.id = s.vendor_id
ORDER BY k.told > 0, v.name COLLATE da, s.name COLLATE da;

-- :name REPORTING_BY
-- By whom installation ?1 was told of as of day ?2: what it was called when
-- a later report took its place, else what it is called now.
SELECT coalesce((SELECT b.old
		FROM change o INDEXED BY change_of_row
		JOIN change b INDEXED BY change_of_row ON b.entity = o.entity
			AND b.row_id = o.row_id AND b.field = 'reported_by'
			AND b.act_id >= o.act_id
		WHERE o.entity = 'installation' AND o.row_id = ?1
			AND o.field = 'reported_on' AND o.old = ?2
			AND i.reported_on <> ?2
		ORDER BY b.id LIMIT 1), i.reported_by)
FROM installation i WHERE i.id = ?1;

-- :name REPORTING_BACK :scan_ok :sort_ok
-- The dates of a status that lists of the days took back.
SELECT f.act_id, f.file, f.status_date, c.row_id, c.field = 'operation_on',
	c.old
FROM import f
JOIN change c INDEXED BY change_of_act ON c.act_id = f.act_id
WHERE f.status_date BETWEEN ?1 AND ?2 AND c.entity = 'installation'
	AND c.field IN ('operation_on', 'agreed_on') AND c.new IS NULL
ORDER BY f.act_id, c.row_id, c.id;
