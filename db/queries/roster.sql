-- The rows of rosters (src/model/rosters.def): id, then the fields in their
-- order; what is counted or judged in C (src/store/roster_value.c) is NULL
-- here. ?1 and ?2 are the first and the last id, so that one statement gives
-- all rows or one; ?3 is the day that is shown, ?4 the same if it is in the
-- past, else NULL.

-- :name ROSTER_INSTALLATIONS
-- Municipality and system are looked up in memory, once.
SELECT id, municipality_id, system_id, agreed_on, operation_on, reported_on,
	valid_from, valid_to, contract, responsible, note, reported_by,
	contract_ref
FROM installation WHERE id BETWEEN ?1 AND ?2;

-- :name ROSTER_INSTALLATIONS_IN
-- Of municipality ?1.
SELECT id, municipality_id, system_id, agreed_on, operation_on, reported_on,
	valid_from, valid_to, contract, responsible, note, reported_by,
	contract_ref
FROM installation WHERE municipality_id = ?1;

-- :name ROSTER_INSTALLATIONS_OF
-- Of system ?1.
SELECT id, municipality_id, system_id, agreed_on, operation_on, reported_on,
	valid_from, valid_to, contract, responsible, note, reported_by,
	contract_ref
FROM installation WHERE system_id = ?1;

-- :name ROSTER_PLACES :scan_ok
SELECT id, code, name, region FROM municipality ORDER BY id;

-- :name ROSTER_PRODUCTS :scan_ok
SELECT s.id, v.name, s.name, a.name
FROM system s
JOIN vendor v ON v.id = s.vendor_id
LEFT JOIN area a ON a.id = s.area_id
ORDER BY s.id;

-- :name ROSTER_SYSTEMS :sort_ok
SELECT s.id, a.name, v.name, s.name,
	(SELECT t.key FROM run r JOIN track t ON t.id = r.track_id
	WHERE r.system_id = s.id
	ORDER BY t.kind <> 'course', r.id DESC LIMIT 1),
	s.ready_by, NULL, NULL, NULL, NULL, NULL, s.owner, s.note, s.source,
	s.label, NULL, NULL, NULL
FROM system s
JOIN vendor v ON v.id = s.vendor_id
LEFT JOIN area a ON a.id = s.area_id
WHERE s.id BETWEEN ?1 AND ?2;

-- :name ROSTER_MUNICIPALITIES
SELECT id, code, name, region, population, NULL, NULL, NULL, NULL, NULL
FROM municipality WHERE id BETWEEN ?1 AND ?2;

-- :name ROSTER_VENDORS
SELECT v.id, v.name,
	(SELECT count(*) FROM system s WHERE s.vendor_id = v.id),
	(SELECT count(*) FROM contact c
	WHERE c.vendor_id = v.id AND (c.gone_on IS NULL OR c.gone_on > ?3)),
	(SELECT count(*) FROM open_item o WHERE o.vendor_id = v.id
		AND (o.state IN ('open', 'running') OR o.state_on > ?3)
		AND (o.opened_on > ?3) IS NOT TRUE)
	+ (SELECT count(*) FROM system s JOIN open_item o ON o.system_id = s.id
	WHERE s.vendor_id = v.id
		AND (o.state IN ('open', 'running') OR o.state_on > ?3)
		AND (o.opened_on > ?3) IS NOT TRUE),
	v.note
FROM vendor v WHERE v.id BETWEEN ?1 AND ?2;

-- :name ROSTER_CONTACTS
SELECT c.id, coalesce(v.name, m.name, 'KOMBIT'), c.name, v.name, m.code, m.name,
	c.role, c.mail, c.phone, c.note,
	(SELECT max(l.on_date) FROM contact_log l
	WHERE l.contact_id = c.id AND (?4 IS NULL OR l.on_date <= ?4)),
	iif(c.gone_on > ?4, NULL, c.gone_on)
FROM contact c
LEFT JOIN vendor v ON v.id = c.vendor_id
LEFT JOIN municipality m ON m.id = c.municipality_id
WHERE c.id BETWEEN ?1 AND ?2;

-- :name ROSTER_ITEMS
-- What got its status after the day was open on it, since it came up.
SELECT o.id, v.name, s.name, a.name, o.title,
	iif(o.state_on > ?4, 'open', o.state), o.due_date, o.owner,
	iif((o.state IN ('open', 'running') OR o.state_on > ?4)
		AND o.due_date < ?3, 'yes', 'no'),
	o.opened_on, iif(o.state_on > ?4, o.opened_on, o.state_on), o.note
FROM open_item o
LEFT JOIN system s ON s.id = o.system_id
JOIN vendor v ON v.id = ifnull(o.vendor_id, s.vendor_id)
LEFT JOIN area a ON a.id = s.area_id
WHERE o.id BETWEEN ?1 AND ?2
	AND (?4 IS NULL OR o.opened_on IS NULL OR o.opened_on <= ?4);

-- :name ROSTER_PAYMENTS
SELECT p.id, m.code, m.name, v.name, s.name, a.name, p.demanded_on, p.kind,
	p.subject, p.amount_oere, p.primary_oere, p.contract, p.contract_ref,
	iif(p.covered, 'yes', 'no'), NULL, p.note
FROM payment_demand p
JOIN municipality m ON m.id = p.municipality_id
JOIN system s ON s.id = p.system_id
JOIN vendor v ON v.id = s.vendor_id
LEFT JOIN area a ON a.id = s.area_id
WHERE p.id BETWEEN ?1 AND ?2 AND (?4 IS NULL OR p.demanded_on <= ?4);

-- :name ROSTER_STEPS
-- A mark that begins after the day has not happened yet; the period before it
-- may still have held.
WITH k (id, run_id, step_id, state, on_date, until_date, since_date,
	due_date, waits_for, who, owner, evidence, reason, approver, note) AS (
	SELECT k.id, k.run_id, k.step_id,
		iif(k.later, ifnull(p.state, 'open'), k.state),
		iif(k.later, p.on_date, k.on_date),
		iif(k.later, p.until_date, k.until_date),
		iif(k.state = 'waiting' AND NOT k.later, k.since_date, NULL),
		k.due_date,
		iif(k.state = 'waiting' AND NOT k.later, k.waits_for, NULL),
		iif(k.state = 'waiting' AND NOT k.later, k.who, NULL), k.owner,
		iif(k.later, p.evidence, k.evidence),
		iif(k.later, p.reason, k.reason),
		iif(k.later, p.approver, k.approver), k.note
	FROM (SELECT *, (iif(state = 'waiting', since_date, on_date) > ?3)
		IS TRUE AS later FROM mark WHERE id BETWEEN ?1 AND ?2) k
	LEFT JOIN past_mark p ON k.later AND p.id = (
		SELECT max(q.id) FROM past_mark q
		WHERE q.run_id = k.run_id AND q.step_id = k.step_id
			AND q.on_date <= ?3 AND q.until_date >= ?3)
)
SELECT k.id, t.key,
	CASE t.subject WHEN 'system' THEN s.name
		WHEN 'municipality' THEN m.name
		ELSE m.name || ' / ' || s.name END,
	t.subject, m.code, m.name, v.name, s.name, a.name, e.key, e.title,
	p.title, e.party, k.state, k.on_date, k.due_date, k.until_date,
	k.since_date,
	CAST(julianday(?3) - julianday(k.since_date) AS INTEGER),
	k.waits_for, k.who, k.owner,
	iif(k.due_date < ?3 AND (k.until_date < ?3
		OR k.state NOT IN ('met', 'waived', 'skipped')), 'yes', 'no'),
	iif(k.until_date < ?3 AND k.state IN ('met', 'waived'), 'yes', 'no'),
	k.evidence, k.reason, k.approver, k.note
FROM k
JOIN run r ON r.id = k.run_id
JOIN track t ON t.id = r.track_id
JOIN step e ON e.id = k.step_id
JOIN phase p ON p.id = e.phase_id
LEFT JOIN installation i ON i.id = r.installation_id
LEFT JOIN system s ON s.id = ifnull(r.system_id, i.system_id)
LEFT JOIN vendor v ON v.id = s.vendor_id
LEFT JOIN area a ON a.id = s.area_id
LEFT JOIN municipality m
	ON m.id = ifnull(r.municipality_id, i.municipality_id)
WHERE {LIVING i ?3};

-- :name ROSTER_REQUESTS
-- As it stood on the day: what was decided later is still asked, and moot
-- where the step is done, or waived for as long, or does not apply, or a list
-- tells that it was done (and no mark of it ended since), all the same.
SELECT w.id, t.key,
	CASE t.subject WHEN 'system' THEN s.name
		WHEN 'municipality' THEN m.name
		ELSE m.name || ' / ' || s.name END,
	m.code, m.name, v.name, s.name, e.key, e.title,
	CASE WHEN w.decided_on <= ?3 THEN w.state
		WHEN EXISTS (SELECT 1 FROM mark k
			WHERE k.run_id = w.run_id AND k.step_id = w.step_id
				AND k.on_date <= ?3 AND (k.state = 'skipped'
				OR k.state = 'met'
				AND ifnull(k.until_date >= ?3, TRUE)
				OR k.state = 'waived' AND k.until_date >=
				max(w.until_date, ?3)))
		OR EXISTS (SELECT 1 FROM past_mark p
			WHERE p.run_id = w.run_id AND p.step_id = w.step_id
				AND p.on_date <= ?3 AND p.until_date >= ?3
				AND (p.state = 'met'
				OR p.until_date >= w.until_date))
		OR EXISTS (SELECT 1 FROM fact f
			WHERE f.run_id = w.run_id AND f.name = e.condition
				AND f.answer = 'no')
		OR (CASE e.implied_by
			WHEN 'agreed' THEN ifnull(min(ifnull(i.agreed_on,
				i.operation_on), ifnull(i.operation_on,
				i.agreed_on)), '9999-12-31')
			WHEN 'operation' THEN i.operation_on
			WHEN 'ready' THEN iif(r.system_id IS NULL, NULL,
				s.ready_by) END <= ?3
			AND NOT EXISTS (SELECT 1 FROM mark k
			WHERE k.run_id = w.run_id AND k.step_id = w.step_id
				AND k.state IN ('met', 'waived')
				AND k.until_date < ?3))
		THEN 'moot' ELSE 'asked' END, w.asked_on, w.asked_by,
	w.approver, w.until_date, w.reason,
	iif(w.decided_on > ?3, NULL, w.decided_on),
	iif(w.decided_on > ?3, NULL, w.decided_by),
	iif(w.decided_on > ?3, NULL, w.answer)
FROM waiver_request w
JOIN run r ON r.id = w.run_id
JOIN track t ON t.id = r.track_id
JOIN step e ON e.id = w.step_id
LEFT JOIN installation i ON i.id = r.installation_id
LEFT JOIN system s ON s.id = ifnull(r.system_id, i.system_id)
LEFT JOIN vendor v ON v.id = s.vendor_id
LEFT JOIN municipality m
	ON m.id = ifnull(r.municipality_id, i.municipality_id)
WHERE w.id BETWEEN ?1 AND ?2 AND (?4 IS NULL OR w.asked_on <= ?4);

-- :name ROSTER_TARGETS
SELECT id, number, year, quarter, area, title, metric, value, unit, goal,
	note, source
FROM target WHERE id BETWEEN ?1 AND ?2;

-- :name ROSTER_MEASURES
SELECT id, on_date, metric, area, value, source, note
FROM measure
WHERE id BETWEEN ?1 AND ?2 AND (?4 IS NULL OR on_date <= ?4);

-- :name ROSTER_COURSES
SELECT t.id, t.key, t.kind, t.title, t.version,
	(SELECT count(*) FROM phase p JOIN step s ON s.phase_id = p.id
	WHERE p.track_id = t.id),
	(SELECT count(*) FROM track every JOIN run r ON r.track_id = every.id
	WHERE every.key = t.key), t.note
FROM track t
WHERE t.id BETWEEN ?1 AND ?2
	AND t.version = (SELECT max(n.version) FROM track n WHERE n.key = t.key);

-- :name ROSTER_CONTACT_LOG
SELECT l.id, l.on_date, coalesce(v.name, m.name, 'KOMBIT'), c.name, v.name,
	m.code, m.name, l.channel, l.outcome, l.promise_on, l.next_on, l.actor, l.note
FROM contact_log l
LEFT JOIN contact c ON c.id = l.contact_id
LEFT JOIN vendor v ON v.id = l.vendor_id
LEFT JOIN municipality m ON m.id = l.municipality_id
WHERE l.id BETWEEN ?1 AND ?2 AND (?4 IS NULL OR l.on_date <= ?4);

-- :name ROSTER_PROMISES
-- The lines of the log that promise something.
SELECT l.id, l.promise_on, NULL, coalesce(v.name, m.name, 'KOMBIT'), c.name,
	v.name, m.code, m.name, l.on_date, l.actor, l.note
FROM contact_log l
LEFT JOIN contact c ON c.id = l.contact_id
LEFT JOIN vendor v ON v.id = l.vendor_id
LEFT JOIN municipality m ON m.id = l.municipality_id
WHERE l.id BETWEEN ?1 AND ?2 AND l.promise_on IS NOT NULL
	AND (?4 IS NULL OR l.on_date <= ?4);

-- :name ROSTER_ACTS
SELECT id, id, substr(at, 1, 10), substr(at, 12), actor, origin, title,
	reason, NULL
FROM act
WHERE id BETWEEN ?1 AND ?2 AND (?4 IS NULL OR at < date(?4, '+1 day'));

-- :name ROSTER_PRICES
SELECT id, year, system, price_oere, unit, page, remark
FROM price WHERE id BETWEEN ?1 AND ?2;

-- :name ROSTER_MARKS :scan_ok
-- By run: the installation, if it is one's, and how many.
SELECT r.installation_id, count(*)
FROM run r JOIN mark k ON k.run_id = r.id
GROUP BY r.id;

-- :name ROSTER_LOG_LINES :scan_ok
SELECT count(*) FROM contact_log WHERE ?1 IS NULL OR on_date <= ?1;
