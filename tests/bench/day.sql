-- What the days of coordinators leave in a store of many installations, for
-- the bench: people, enrolments with marks, open items, and a contact log with
-- its acts. In share to the installations, the same every time: a fifth as
-- many lines of the log, a fiftieth as many marks. Written past klar, which
-- would take a durable commit for each of the acts.
PRAGMA synchronous = OFF;
PRAGMA journal_mode = OFF;
BEGIN;

-- One coordinator a vendor of twelve; the first is whoever runs the bench.
CREATE TEMP TABLE n AS
WITH RECURSIVE c (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c
	WHERE i < (SELECT count(*) / 5 FROM installation) - 1)
SELECT i FROM c;
CREATE TEMP TABLE coordinator AS
SELECT i, CASE i WHEN 0 THEN (SELECT actor FROM act WHERE id = 1)
	ELSE printf('kollega%02d', i) END AS name
FROM n WHERE i < 12;

INSERT INTO contact (name, vendor_id, role, mail, phone)
SELECT printf('%s Ærø %d', substr('AdaBirDanEvaFinGun', 1 + 3 * (v.id % 6), 3),
	v.id * 3 + n.i), v.id, CASE n.i WHEN 0 THEN 'projektleder'
	WHEN 1 THEN 'udvikler' ELSE 'direktør' END,
	printf('p%d@v%d.example', n.i, v.id), printf('+45 %08d', v.id * 3 + n.i)
FROM vendor v JOIN n ON n.i < 3;
INSERT INTO contact (name, municipality_id, role, mail)
SELECT printf('Søs Å. %d', m.id * 4 + n.i), m.id,
	CASE n.i WHEN 0 THEN 'it-chef' ELSE 'systemejer' END,
	printf('p%d@k%s.example', n.i, m.code)
FROM municipality m JOIN n ON n.i < 4;

-- Every tenth system is on the first course, and has one who looks after it;
-- all are ready, but for those that walk it.
UPDATE system SET owner = (SELECT name FROM coordinator
	WHERE i = vendor_id % 12);
INSERT INTO run (track_id, system_id)
SELECT (SELECT min(id) FROM track WHERE kind = 'course'), id FROM system s
WHERE s.id % 10 = 3 AND NOT EXISTS (SELECT 1 FROM run WHERE system_id = s.id);
UPDATE system SET ready_by = '2020-11-01'
WHERE id NOT IN (SELECT system_id FROM run WHERE system_id IS NOT NULL);
-- Each has come some steps on; the next one waits, or is due.
CREATE TEMP TABLE course_step AS
SELECT t.id AS track_id, s.id, row_number() OVER (PARTITION BY t.id
	ORDER BY p.position, s.position) AS nr, s.party
FROM track t JOIN phase p ON p.track_id = t.id JOIN step s ON s.phase_id = p.id;
INSERT INTO mark (run_id, step_id, state, on_date)
SELECT r.id, s.id, 'met', date('2020-09-01', printf('+%d days',
	(r.id * 7 + s.nr * 5) % 200))
FROM run r JOIN course_step s ON s.track_id = r.track_id
WHERE r.system_id IS NOT NULL AND s.nr <= r.id % 15
	AND NOT EXISTS (SELECT 1 FROM mark WHERE run_id = r.id);
INSERT OR IGNORE INTO mark (run_id, step_id, state, since_date, due_date,
	waits_for)
SELECT r.id, s.id, iif(r.id % 3 = 0, 'open', 'waiting'),
	date('2021-02-01', printf('+%d days', r.id % 80)),
	iif(r.id % 3 = 1, NULL, date('2021-03-15', printf('+%d days',
	r.id % 90))), s.party
FROM run r JOIN course_step s ON s.track_id = r.track_id
WHERE r.system_id IS NOT NULL AND s.nr = r.id % 15 + 1;

-- A hundredth of the installations have an enrolment of their own.
INSERT INTO run (track_id, installation_id)
SELECT (SELECT max(id) FROM track WHERE kind = 'rollout'), id
FROM installation WHERE id % 100 = 7;
INSERT INTO mark (run_id, step_id, state, on_date)
SELECT r.id, s.id, 'met', date('2021-01-04', printf('+%d days', r.id % 60))
FROM run r JOIN course_step s ON s.track_id = r.track_id AND s.nr = 1
WHERE r.installation_id IS NOT NULL;
INSERT INTO mark (run_id, step_id, state, since_date, due_date, waits_for)
SELECT r.id, s.id, iif(r.id % 5 < 2, 'waiting', 'open'),
	iif(r.id % 5 < 2, date('2021-02-01', printf('+%d days', r.id % 80)),
	NULL), iif(r.id % 5 = 3, date('2021-04-01', printf('+%d days',
	r.id % 60)), NULL), iif(r.id % 5 < 2, s.party, NULL)
FROM run r JOIN course_step s ON s.track_id = r.track_id AND s.nr = 3
WHERE r.installation_id IS NOT NULL;

INSERT INTO open_item (system_id, title, owner, opened_on, due_date, state,
	state_on)
SELECT s.id, 'Dokumentation af snitfladen ' || n.i,
	(SELECT name FROM coordinator WHERE i = s.vendor_id % 12), '2021-01-11',
	iif(s.id % 2, date('2021-04-01', printf('+%d days', s.id % 60)), NULL),
	iif(n.i = 0, 'open', 'closed'), '2021-01-11'
FROM system s JOIN n ON n.i < 2 WHERE s.id % 10 = 4;

-- The log: somebody was asked about a step, an item, or all that they owe;
-- most of it is about what has long been settled.
CREATE TEMP TABLE owed AS
SELECT row_number() OVER () - 1 AS nr, run_id, step_id, item, vendor_id,
	municipality_id
FROM (SELECT m.run_id, m.step_id, NULL AS item, iif(m.waits_for = 'vendor',
		s.vendor_id, NULL) AS vendor_id, iif(m.waits_for = 'vendor',
		NULL, i.municipality_id) AS municipality_id
	FROM mark m JOIN run r ON r.id = m.run_id
	LEFT JOIN installation i ON i.id = r.installation_id
	LEFT JOIN system s ON s.id = ifnull(r.system_id, i.system_id)
	UNION ALL
	SELECT NULL, NULL, o.id, s.vendor_id, NULL
	FROM open_item o JOIN system s ON s.id = o.system_id);
CREATE UNIQUE INDEX temp.owed_nr ON owed (nr);
INSERT INTO contact_log (id, contact_id, vendor_id, municipality_id, on_date,
	actor, channel, outcome, promise_on, note)
SELECT n.i + 1, (SELECT min(id) + n.i % 3 FROM contact c
	WHERE c.vendor_id = o.vendor_id OR c.municipality_id = o.municipality_id),
	o.vendor_id, o.municipality_id, date('2020-01-06', printf('+%d days',
	n.i * 470 / (SELECT count(*) FROM n))),
	(SELECT name FROM coordinator WHERE i = n.i % 12),
	iif(n.i % 3, 'mail', 'phone'), CASE n.i % 5 WHEN 0 THEN 'promised'
	WHEN 1 THEN 'no_answer' ELSE 'asked' END,
	iif(n.i % 5 = 0, date('2021-03-01', printf('+%d days', n.i % 90)),
	NULL), 'Har lovet at vende tilbage om nr. ' || n.i
FROM n JOIN owed o ON o.nr = n.i * 7919 % (SELECT count(*) FROM owed);
INSERT INTO contact_about (log_id, run_id, step_id, open_item_id)
SELECT n.i + 1, o.run_id, o.step_id, o.item
FROM n JOIN owed o ON o.nr = n.i * 7919 % (SELECT count(*) FROM owed)
WHERE n.i % 6;
INSERT INTO act (at, actor, origin, title)
SELECT on_date || ' 10:00:00', actor, 'screen', 'spoke with contact ' ||
	ifnull(contact_id, 'KOMBIT') FROM contact_log ORDER BY id;
INSERT INTO change (act_id, entity, row_id, field)
SELECT (SELECT max(id) FROM act) - (SELECT count(*) FROM n) + n.i + 1,
	'contact_log', n.i + 1, '+' FROM n;
COMMIT;
