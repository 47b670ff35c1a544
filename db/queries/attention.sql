-- What asks for somebody's attention on a day ?1, at most ?2 of each kind.
-- Columns: mark id, run id, step key, step title, day, who, subject's name,
-- its system, installation and municipality ids, track id.

-- :name ATTENTION_LATE
-- Past its due date and not done.
SELECT m.id, m.run_id, st.key, st.title, m.due_date, m.owner,
	coalesce(sy.name, mu.name || ' / ' || si.name, mk.name),
	r.system_id, r.installation_id, r.municipality_id, r.track_id
FROM mark m
JOIN run r ON r.id = m.run_id
JOIN step st ON st.id = m.step_id
LEFT JOIN system sy ON sy.id = r.system_id
LEFT JOIN installation i ON i.id = r.installation_id
LEFT JOIN system si ON si.id = i.system_id
LEFT JOIN municipality mu ON mu.id = i.municipality_id
LEFT JOIN municipality mk ON mk.id = r.municipality_id
WHERE m.due_date < ?1 AND m.state IN ('open', 'running', 'waiting')
ORDER BY m.due_date, m.id
LIMIT ?2;

-- :name ATTENTION_WAITING
-- Somebody holds the ball; the longest wait first.
SELECT m.id, m.run_id, st.key, st.title, m.since_date,
	coalesce(m.who, m.waits_for),
	coalesce(sy.name, mu.name || ' / ' || si.name, mk.name),
	r.system_id, r.installation_id, r.municipality_id, r.track_id
FROM mark m
JOIN run r ON r.id = m.run_id
JOIN step st ON st.id = m.step_id
LEFT JOIN system sy ON sy.id = r.system_id
LEFT JOIN installation i ON i.id = r.installation_id
LEFT JOIN system si ON si.id = i.system_id
LEFT JOIN municipality mu ON mu.id = i.municipality_id
LEFT JOIN municipality mk ON mk.id = r.municipality_id
WHERE m.state = 'waiting' AND m.since_date <= ?1
ORDER BY m.since_date, m.id
LIMIT ?2;

-- :name ATTENTION_LAPSED
-- A waiver that has ended, or evidence that is no longer valid.
SELECT m.id, m.run_id, st.key, st.title, m.until_date, m.approver,
	coalesce(sy.name, mu.name || ' / ' || si.name, mk.name),
	r.system_id, r.installation_id, r.municipality_id, r.track_id
FROM mark m
JOIN run r ON r.id = m.run_id
JOIN step st ON st.id = m.step_id
LEFT JOIN system sy ON sy.id = r.system_id
LEFT JOIN installation i ON i.id = r.installation_id
LEFT JOIN system si ON si.id = i.system_id
LEFT JOIN municipality mu ON mu.id = i.municipality_id
LEFT JOIN municipality mk ON mk.id = r.municipality_id
WHERE m.until_date < ?1 AND m.state IN ('met', 'waived')
ORDER BY m.until_date, m.id
LIMIT ?2;

-- :name TARGETS_OF_QUARTER :scan_ok
-- The targets of a year and quarter, in the order of their numbers.
SELECT id, number, area, title, metric, value, all_of, note, source
FROM target
WHERE year = ?1 AND quarter = ?2
ORDER BY number;
