-- What may ask for somebody's attention, and the targets of a quarter.

-- :name ATTENTION_CANDIDATES :scan_ok :sort_ok
-- Marks that may be late (0), lapsed (1) or waiting (2) on day ?1, or that
-- may lapse by day ?2 (3), and waivers asked for (4), the most pressing of
-- each kind first. Only found
-- here, through the partial indexes of mark, whatever the state; the walk
-- judges them (src/report/attention.c). A step that is done on the day, with
-- no end before it, is not worth a look. Earlier periods, which are few, speak
-- for a mark that begins after the day, or that is open. What a run is of is
-- read only if it is looked at: RUN_LIVING.
SELECT kind, id, step_id, run_id
FROM (SELECT 0 AS kind, id, step_id, run_id, due_date AS day FROM mark
	WHERE due_date < ?1
		AND (state NOT IN ('met', 'waived', 'skipped')
		OR on_date > ?1 OR until_date < ?1)
	UNION ALL
	SELECT 1, id, step_id, run_id, until_date FROM mark WHERE until_date < ?1
	UNION ALL
	SELECT 2, id, step_id, run_id, since_date FROM mark
	WHERE state = 'waiting' AND since_date <= ?1
	UNION ALL
	SELECT 3, id, step_id, run_id, until_date FROM mark
	WHERE until_date BETWEEN ?1 AND ?2
	UNION ALL
	SELECT CASE WHEN max(p.until_date) < ?1 THEN 1 ELSE 3 END, k.id,
		k.step_id, k.run_id, max(p.until_date)
	FROM past_mark p
	CROSS JOIN mark k ON k.run_id = p.run_id AND k.step_id = p.step_id
	WHERE p.on_date <= ?1 AND p.until_date <= ?2 AND (k.state = 'open'
		OR iif(k.state = 'waiting', k.since_date, k.on_date) > ?1)
	GROUP BY k.id
	UNION ALL
	SELECT 4, id, step_id, run_id, asked_on FROM waiver_request
	WHERE asked_on <= ?1 AND (decided_on IS NULL OR decided_on > ?1))
ORDER BY kind, day, id;

-- :name RUN_LIVING
-- Whose run ?2 is, if that lives on day ?1.
SELECT r.system_id, r.installation_id, r.municipality_id, r.track_id
FROM run r
LEFT JOIN installation i ON i.id = r.installation_id
WHERE r.id = ?2
	AND {LIVING i ?1};

-- :name WALKS_AT_MOST
-- The ends of two tables, instead of counting them.
SELECT ifnull((SELECT max(id) FROM mark), 0)
	+ ifnull((SELECT max(id) FROM run), 0);

-- :name TARGETS_OF_QUARTER :scan_ok
-- The targets of a year and quarter, in the order of their numbers.
SELECT id, number, area, title, metric, value, all_of, note, source
FROM target
WHERE year = ?1 AND quarter = ?2
ORDER BY number;

-- :name MEASURE_NEWEST
-- What was measured of ?1 in area ?2 ('': none) on day ?3 or last before it.
SELECT value, on_date FROM measure
WHERE metric = ?1 AND ifnull(area, '') = ?2 AND on_date <= ?3
ORDER BY on_date DESC LIMIT 1;

-- :name SYSTEMS_TOLD :scan_ok
-- Every system, its area, and the day a list says it is klarmeldt.
SELECT s.id, a.name, s.ready_by
FROM system s
LEFT JOIN area a ON a.id = s.area_id;
