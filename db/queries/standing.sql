-- Where one subject stands. Its runs are found on any version of the track ?2
-- (0: on any track); which of them counts, by whether its track is of the kind
-- that comes first and by its version, src/store/standing.c says: they are one
-- or two, and a sort would cost more than all else.

-- :name RUNS_OF_SYSTEM
SELECT r.id, r.track_id, t.kind = 'course', t.version
FROM run r CROSS JOIN track t ON t.id = r.track_id
WHERE r.system_id = ?1
	AND (?2 = 0 OR t.key = (SELECT key FROM track WHERE id = ?2));

-- :name RUNS_OF_INSTALLATION
SELECT r.id, r.track_id, t.kind = 'rollout', t.version
FROM run r CROSS JOIN track t ON t.id = r.track_id
WHERE r.installation_id = ?1
	AND (?2 = 0 OR t.key = (SELECT key FROM track WHERE id = ?2));

-- :name RUNS_OF_MUNICIPALITY
SELECT r.id, r.track_id, 1, t.version
FROM run r CROSS JOIN track t ON t.id = r.track_id
WHERE r.municipality_id = ?1
	AND (?2 = 0 OR t.key = (SELECT key FROM track WHERE id = ?2));

-- :name NAME_OF_SYSTEM
-- Name, detail, system, day it is ready by a list, owner.
SELECT s.name, v.name, s.id, s.ready_by, s.owner
FROM system s JOIN vendor v ON v.id = s.vendor_id
WHERE s.id = ?1;

-- :name NAME_OF_INSTALLATION
-- Of municipality ?1 and system ?2.
SELECT m.name || ' / ' || s.name, m.code, s.id, NULL, NULL
FROM municipality m, system s
WHERE m.id = ?1 AND s.id = ?2;

-- :name NAME_OF_MUNICIPALITY
SELECT name, code, 0, NULL, NULL FROM municipality WHERE id = ?1;

-- :name RUN_MARKS
SELECT step_id, id, state, on_date, until_date, since_date, due_date,
	waits_for, who, owner, evidence, reason, approver, note
FROM mark WHERE run_id = ?1;

-- :name RUN_HAS
-- Earlier periods, requests, gates, facts? Most runs have none, and one
-- question for all four is quicker than four without an answer.
SELECT EXISTS (SELECT 1 FROM past_mark WHERE run_id = ?1),
	EXISTS (SELECT 1 FROM waiver_request WHERE run_id = ?1),
	EXISTS (SELECT 1 FROM gate WHERE run_id = ?1),
	EXISTS (SELECT 1 FROM fact WHERE run_id = ?1);

-- :name RUN_PAST
-- Earlier periods of its steps.
SELECT step_id, id, state, on_date, until_date, evidence, reason, approver
FROM past_mark WHERE run_id = ?1 ORDER BY step_id, on_date, id;

-- :name RUN_REQUESTS
-- Waivers that were asked for, answered or not.
SELECT step_id, id, state, asked_on, asked_by, approver, reason, until_date,
	decided_on, decided_by, answer
FROM waiver_request WHERE run_id = ?1 ORDER BY step_id, id;

-- :name RUN_GATES
SELECT phase_id, id, decided_on, note FROM gate WHERE run_id = ?1;

-- :name RUN_FACTS
SELECT name, answer FROM fact WHERE run_id = ?1 ORDER BY name;

-- :name FACT_OF_RUN
SELECT id FROM fact WHERE run_id = ?1 AND name = ?2;
