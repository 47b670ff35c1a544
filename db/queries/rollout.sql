-- The rollout: status of installations on a day, derived (model/rollout.c).
--
-- What lists have reported stands on the installation and is counted here,
-- the same way as rollout_on() does; steps that are met by a mark are few and
-- are put on top in src/store/rollout.c, from INSTALLATIONS_MARKED. The
-- numbers 0 to 3 are those of enum rollout; ?1 is the day.

-- :name INSTALLATIONS_MARKED
-- Every mark of every installation.
SELECT r.installation_id, r.id, k.state, s.gives, k.on_date, k.until_date,
	k.since_date, k.due_date
FROM run r
JOIN mark k ON k.run_id = r.id
JOIN step s ON s.id = k.step_id
WHERE r.installation_id IS NOT NULL
ORDER BY r.installation_id;

-- :name INSTALLATIONS_MARKED_IN :sort_ok
-- The same of municipality ?1.
SELECT i.id, r.id, k.state, s.gives, k.on_date, k.until_date, k.since_date,
	k.due_date
FROM installation i
JOIN run r ON r.installation_id = i.id
JOIN mark k ON k.run_id = r.id
JOIN step s ON s.id = k.step_id
WHERE i.municipality_id = ?1
ORDER BY i.id;

-- :name INSTALLATION_MARKS
SELECT r.id, k.state, s.gives, k.on_date, k.until_date, k.since_date,
	k.due_date
FROM run r
JOIN mark k ON k.run_id = r.id
JOIN step s ON s.id = k.step_id
WHERE r.installation_id = ?1;

-- :name INSTALLATIONS_PAST :scan_ok
-- Every earlier period of a step of an installation; they are few.
SELECT r.installation_id, s.gives, p.state, p.on_date, p.until_date
FROM past_mark p
JOIN run r ON r.id = p.run_id
JOIN step s ON s.id = p.step_id
WHERE r.installation_id IS NOT NULL;

-- :name INSTALLATION_PAST
SELECT s.gives, p.state, p.on_date, p.until_date
FROM run r
JOIN past_mark p ON p.run_id = r.id
JOIN step s ON s.id = p.step_id
WHERE r.installation_id = ?1;

-- :name INSTALLATION_IDS :scan_ok
-- Living on the day. ?2 an area or 0; ?3 a status by lists or -1, and then
-- all that have marks come too, to be judged with them. ?6 the first so many.
SELECT i.id FROM installation i
WHERE {MAY_BE i}
ORDER BY i.municipality_id, i.system_id LIMIT ?6;

-- :name INSTALLATION_IDS_IN
-- The same in municipality ?4; ?5 a system or 0.
SELECT i.id FROM installation i
WHERE i.municipality_id = ?4 AND (?5 = 0 OR i.system_id = ?5)
	AND {MAY_BE i}
ORDER BY i.system_id LIMIT ?6;

-- :name INSTALLATION_IDS_OF
-- The same of system ?5; ?4 is not used.
SELECT i.id FROM installation i
WHERE i.system_id = ?5
	AND {MAY_BE i}
ORDER BY i.municipality_id LIMIT ?6;

-- :name ROLLOUT_SYSTEMS :scan_ok
-- Every system.
SELECT s.id, s.area_id, a.name, v.name, s.name
FROM system s
JOIN vendor v ON v.id = s.vendor_id
LEFT JOIN area a ON a.id = s.area_id
ORDER BY s.id;

-- :name ROLLOUT_ORDER :scan_ok :sort_ok
-- Every system by area, vendor, name; last: is it on any track?
SELECT s.id, s.ready_by,
	EXISTS (SELECT 1 FROM run r WHERE r.system_id = s.id)
FROM system s
JOIN {IN_ORDER vendor} v ON v.id = s.vendor_id
LEFT JOIN {IN_ORDER area} a ON a.id = s.area_id
ORDER BY a.nr IS NULL, a.nr, v.nr, s.name COLLATE da;

-- :name ROLLOUT_AREAS :scan_ok
SELECT id, area_id FROM system ORDER BY id;

-- :name ROLLOUT_LAST :scan_ok
-- The last day of operation that lists tell, by system; the index has it all.
SELECT system_id, max(operation_on)
FROM installation
WHERE {LIVING installation ?1}
GROUP BY system_id;

-- :name ROLLOUT_LAST_MARKED :scan_ok :sort_ok
-- The same by marks; the scan is of the steps.
SELECT i.system_id, max(m.on_date)
FROM step s
JOIN mark m ON m.step_id = s.id AND m.state = 'met'
JOIN run r ON r.id = m.run_id
JOIN installation i ON i.id = r.installation_id
WHERE s.gives = 'operation'
	AND {LIVING i ?1}
GROUP BY i.system_id;

-- :name REPORTED_ROWS :sort_ok
SELECT id, status_date, area, vendor, label, operation, agreed, not_agreed,
	total, note
FROM reported
WHERE status_date = (SELECT max(status_date) FROM reported
	WHERE status_date <= ?1)
ORDER BY area COLLATE da, vendor IS NULL, label COLLATE da;
