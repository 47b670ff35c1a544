-- The programme's entities, one row by id and lists of ids in display order.

-- :name MUNICIPALITY_GET
SELECT id, code, name, region, population FROM municipality WHERE id = ?1;

-- :name MUNICIPALITY_IDS :scan_ok :sort_ok
SELECT id FROM municipality ORDER BY name COLLATE da;

-- :name SYSTEM_GET
-- Of several enrolments the course comes first, then the newest.
SELECT s.id, s.vendor_id, s.area_id, r.track_id, r.id, s.name, v.name, a.name,
	s.label, s.owner, s.note, s.source, t.key, s.ready_by
FROM system s
JOIN vendor v ON v.id = s.vendor_id
LEFT JOIN area a ON a.id = s.area_id
LEFT JOIN run r ON r.id = coalesce((SELECT max(r2.id) FROM run r2
	JOIN track t2 ON t2.id = r2.track_id
	WHERE r2.system_id = s.id AND t2.kind = 'course'),
	(SELECT max(r3.id) FROM run r3 WHERE r3.system_id = s.id))
LEFT JOIN track t ON t.id = r.track_id
WHERE s.id = ?1;

-- :name SYSTEM_IDS :scan_ok :sort_ok
SELECT s.id FROM system s
JOIN {IN_ORDER vendor} v ON v.id = s.vendor_id
LEFT JOIN {IN_ORDER area} a ON a.id = s.area_id
ORDER BY a.nr IS NULL, a.nr, v.nr, s.name COLLATE da;

-- :name SYSTEM_IDS_OF_AREA
SELECT id FROM system WHERE area_id = ?1;

-- :name SYSTEM_IDS_OF_TRACK :sort_ok
-- On any version of the track.
SELECT s.id FROM track t
JOIN track every ON every.key = t.key
JOIN run r ON r.track_id = every.id
JOIN system s ON s.id = r.system_id
WHERE t.id = ?1
ORDER BY s.name COLLATE da, s.id;

-- :name INSTALLATION_GET
SELECT i.id, i.municipality_id, i.system_id,
	(SELECT max(r.id) FROM run r WHERE r.installation_id = i.id),
	m.code, m.name, v.name, s.name, a.name, i.contract, i.contract_ref,
	i.reported_by, i.responsible, i.note,
	i.agreed_on, i.operation_on, i.reported_on, i.valid_from, i.valid_to
FROM installation i
JOIN municipality m ON m.id = i.municipality_id
JOIN system s ON s.id = i.system_id
JOIN vendor v ON v.id = s.vendor_id
LEFT JOIN area a ON a.id = s.area_id
WHERE i.id = ?1;

-- :name INSTALLATION_FROM :sort_ok
-- What is there on a day or later, the first of it.
SELECT id FROM installation
WHERE municipality_id = ?1 AND system_id = ?2
	AND (valid_to IS NULL OR valid_to > ?3)
ORDER BY ifnull(valid_from, '') LIMIT 1;

-- :name INSTALLATION_PLACE
SELECT i.municipality_id, i.system_id, m.name
FROM installation i
JOIN municipality m ON m.id = i.municipality_id
WHERE i.id = ?1;

-- :name INSTALLATION_FIND
SELECT id FROM installation
WHERE municipality_id = ?1 AND system_id = ?2 AND ifnull(valid_to, '') = '';

-- :name TRACK_INFO_GET
SELECT id, key, kind, title, period, note, version, subject,
	(SELECT count(*) FROM phase p JOIN step s ON s.phase_id = p.id
	WHERE p.track_id = track.id),
	(SELECT count(*) FROM track every JOIN run r ON r.track_id = every.id
	WHERE every.key = track.key)
FROM track WHERE id = ?1;

-- :name TRACK_IDS :scan_ok :sort_ok
SELECT id FROM track t
WHERE version = (SELECT max(version) FROM track WHERE key = t.key)
ORDER BY CASE kind WHEN 'course' THEN 0 WHEN 'rollout' THEN 1
	WHEN 'klik' THEN 2 ELSE 3 END, kind, position, key;

-- :name TRACK_OF_KIND :scan_ok :sort_ok
SELECT id FROM track WHERE kind = ?1
ORDER BY version DESC, position LIMIT 1;

-- :name TRACK_BY_KEY
SELECT id FROM track WHERE key = ?1 ORDER BY version DESC LIMIT 1;

-- :name TRACK_GET
SELECT id, key, title, version, subject FROM track WHERE id = ?1;

-- :name TRACK_PHASES
SELECT id, key, title FROM phase WHERE track_id = ?1 ORDER BY position;

-- :name TRACK_STEPS
SELECT s.id, s.key, s.title, s.description, s.role, s.source, s.condition,
	s.party, s.phase_id, s.planned_days, s.early, s.after_ready, s.gives,
	s.implied_by
FROM phase p JOIN step s ON s.phase_id = p.id
WHERE p.track_id = ?1
ORDER BY p.position, s.position;

-- :name TRACK_REQUIRES
SELECT q.step_id, q.requires_id
FROM phase p
JOIN step s ON s.phase_id = p.id
JOIN step_requires q ON q.step_id = s.id
WHERE p.track_id = ?1;

-- :name PROGRAMME_COUNTS :scan_ok
SELECT (SELECT count(*) FROM municipality), (SELECT count(*) FROM vendor),
	(SELECT count(*) FROM system);
