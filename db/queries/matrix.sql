-- The matrix: where the installations of one system stand (store/matrix.c).

-- :name MATRIX_CELLS
-- By municipality, with the run that counts (as RUNS_OF_INSTALLATION), if any.
SELECT i.id, i.municipality_id, i.agreed_on, i.operation_on, i.reported_on,
	i.valid_from, i.valid_to,
	(SELECT r.id FROM run r WHERE r.installation_id = i.id LIMIT 1)
FROM installation i
WHERE i.system_id = ?1
ORDER BY i.municipality_id;

-- :name MATRIX_PLACES :scan_ok :sort_ok
SELECT id, code, name, region FROM municipality ORDER BY name COLLATE da;

-- :name MATRIX_SYSTEMS :scan_ok :sort_ok
SELECT s.id, s.name, v.name, a.name
FROM system s
JOIN vendor v ON v.id = s.vendor_id
JOIN {IN_ORDER vendor} vn ON vn.id = v.id
LEFT JOIN area a ON a.id = s.area_id
LEFT JOIN {IN_ORDER area} an ON an.id = a.id
ORDER BY an.nr IS NULL, an.nr, vn.nr, s.name COLLATE da;
