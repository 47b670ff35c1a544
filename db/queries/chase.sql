-- What somebody owes: runs in motion, open items, ladders, whom it holds up.

-- :name MOVING_RUNS :scan_ok :sort_ok
-- Systems on their courses, and every run with a step that waits or runs on
-- day ?1, is due, has ended by day ?2, or that a waiver is asked for, and since
-- when; with ?3 also whether marks, earlier ones or waivers may be another's
-- than who looks after the system. By id, as their installations lie.
-- The steps are read whole, never the marks; an earlier period speaks until
-- its mark has begun.
SELECT r.system_id, r.installation_id, r.municipality_id, r.track_id, r.id,
	c.day, iif(?3, EXISTS (SELECT 1 FROM mark m WHERE m.run_id = r.id
		AND (m.owner IS NOT NULL OR m.approver IS NOT NULL))
	OR EXISTS (SELECT 1 FROM past_mark p WHERE p.run_id = r.id)
	OR EXISTS (SELECT 1 FROM waiver_request w WHERE w.run_id = r.id), 0)
FROM (SELECT run_id, min(day) AS day
FROM (SELECT run_id, since_date AS day FROM mark
	WHERE state = 'waiting' AND since_date <= ?1
	UNION ALL
	SELECT run_id, due_date FROM mark
	WHERE due_date IS NOT NULL
		AND (state NOT IN ('met', 'waived', 'skipped')
		OR on_date > ?1)
	UNION ALL
	SELECT run_id, until_date FROM mark WHERE until_date <= ?2
	UNION ALL
	SELECT p.run_id, p.until_date FROM past_mark p
	WHERE p.on_date <= ?1 AND p.until_date <= ?2
		AND NOT EXISTS (SELECT 1 FROM mark k
			WHERE k.run_id = p.run_id AND k.step_id = p.step_id
				AND k.state <> 'open' AND ifnull(
				iif(k.state = 'waiting', k.since_date,
				k.on_date) <= ?1, TRUE))
	UNION ALL
	SELECT run_id, asked_on FROM waiver_request
	WHERE asked_on <= ?1 AND (decided_on IS NULL OR decided_on > ?1)
	UNION ALL
	SELECT m.run_id, m.on_date
	FROM step s CROSS JOIN mark m ON m.step_id = s.id
		AND m.state = 'running'
	UNION ALL
	SELECT id, NULL FROM run WHERE system_id IS NOT NULL)
GROUP BY run_id) c
CROSS JOIN run r ON r.id = c.run_id;

-- :name SYSTEM_OWNERS :scan_ok
SELECT id, owner FROM system WHERE owner IS NOT NULL;

-- :name OPEN_ITEM_GET
SELECT i.id, coalesce(i.vendor_id, s.vendor_id), i.system_id, v.name, s.name,
	i.title, i.owner, i.note, i.state, i.opened_on, i.due_date, i.state_on
FROM open_item i
LEFT JOIN system s ON s.id = i.system_id
JOIN vendor v ON v.id = coalesce(i.vendor_id, s.vendor_id)
WHERE i.id = ?1;

-- :name OPEN_ITEMS_LEFT :scan_ok :sort_ok
-- Raised and not settled on day ?1.
SELECT id FROM open_item
WHERE (state IN ('open', 'running') OR state_on > ?1)
	AND (opened_on IS NULL OR opened_on <= ?1)
ORDER BY due_date IS NULL, due_date, id;

-- :name CHASE_OF_STEP
SELECT id, rung, rung_on, snoozed_until FROM chase
WHERE run_id = ?2 AND step_id = ?1;

-- :name CHASE_OF_ITEM
-- ?2 is not used.
SELECT id, rung, rung_on, snoozed_until FROM chase WHERE open_item_id = ?1;

-- :name STEPS_SNOOZED
-- Left alone until a day after ?1.
SELECT run_id, step_id FROM chase
WHERE snoozed_until > ?1 AND run_id IS NOT NULL;

-- :name MUNICIPALITIES_HELD
-- With system ?1 on day ?2, and not in operation by a list or by a mark.
SELECT count(DISTINCT i.municipality_id)
FROM installation i
WHERE i.system_id = ?1
	AND {LIVING i ?2}
	AND NOT {LIVE_BY_LIST i ?2}
	AND NOT {LIVE_BY_MARK i ?2};

-- :name MUNICIPALITIES_LIVE :scan_ok
-- With one of area ?1 in operation on day ?2, by a list or by a mark; the
-- first ?3 of them (-1: all), and how many there are. A municipality is left
-- at its first such installation.
SELECT (SELECT count(*) FROM (SELECT 1 FROM municipality m
	WHERE EXISTS (SELECT 1 FROM system y CROSS JOIN installation i
		ON i.system_id = y.id AND i.municipality_id = m.id
		WHERE y.area_id = ?1
			AND {LIVING i ?2}
			AND ({LIVE_BY_LIST i ?2}
			OR {LIVE_BY_MARK i ?2}))
	LIMIT ?3)),
	(SELECT count(*) FROM municipality);
