-- Contacts, and the contact log. A line of the log has the organisation also
-- where a person is known; neither vendor nor municipality is KOMBIT.

-- :name CONTACT_GET
SELECT c.id, c.vendor_id, c.municipality_id,
	coalesce(v.name, m.name, 'KOMBIT'), c.name, c.role, c.mail, c.phone,
	c.note, c.gone_on
FROM contact c
LEFT JOIN vendor v ON v.id = c.vendor_id
LEFT JOIN municipality m ON m.id = c.municipality_id
WHERE c.id = ?1;

-- :name CONTACTS_OF_VENDOR :sort_ok
-- Who have not left on day ?2.
SELECT id FROM contact
WHERE vendor_id = ?1 AND (gone_on IS NULL OR gone_on > ?2)
ORDER BY name COLLATE da, id;

-- :name CONTACTS_OF_MUNICIPALITY :sort_ok
SELECT id FROM contact
WHERE municipality_id = ?1 AND (gone_on IS NULL OR gone_on > ?2)
ORDER BY name COLLATE da, id;

-- :name CONTACTS_OF_KOMBIT :sort_ok
-- ?1 is not used.
SELECT id FROM contact
WHERE vendor_id IS NULL AND municipality_id IS NULL
	AND (gone_on IS NULL OR gone_on > ?2)
ORDER BY name COLLATE da, id;

-- :name CONTACT_NAMES :scan_ok
SELECT id, vendor_id, municipality_id, name FROM contact
WHERE gone_on IS NULL;

-- :name CONTACT_LINE_GET
SELECT l.id, l.vendor_id, l.municipality_id,
	coalesce(v.name, m.name, 'KOMBIT'), l.contact_id, c.name, l.on_date,
	l.promise_on, l.next_on, l.actor, l.note, l.channel, l.outcome,
	(SELECT count(*) FROM contact_about a WHERE a.log_id = l.id)
FROM contact_log l
LEFT JOIN contact c ON c.id = l.contact_id
LEFT JOIN vendor v ON v.id = l.vendor_id
LEFT JOIN municipality m ON m.id = l.municipality_id
WHERE l.id = ?1;

-- :name LOG_OF_CONTACT
-- On or before day ?2, the newest ?3.
SELECT id FROM contact_log
WHERE contact_id = ?1 AND on_date <= ?2
ORDER BY on_date DESC, id DESC LIMIT ?3;

-- :name LOG_OF_VENDOR
SELECT id FROM contact_log
WHERE vendor_id = ?1 AND on_date <= ?2
ORDER BY on_date DESC, id DESC LIMIT ?3;

-- :name LOG_OF_MUNICIPALITY
SELECT id FROM contact_log
WHERE municipality_id = ?1 AND on_date <= ?2
ORDER BY on_date DESC, id DESC LIMIT ?3;

-- :name LOG_OF_KOMBIT
-- ?1 is not used.
SELECT id FROM contact_log
WHERE vendor_id IS NULL AND municipality_id IS NULL AND on_date <= ?2
ORDER BY on_date DESC, id DESC LIMIT ?3;

-- :name LOG_OF_STEP :sort_ok
-- About step ?1 of run ?4.
SELECT l.id FROM contact_about a JOIN contact_log l ON l.id = a.log_id
WHERE a.run_id = ?4 AND a.step_id = ?1 AND l.on_date <= ?2
ORDER BY l.on_date DESC, l.id DESC LIMIT ?3;

-- :name LOG_OF_RUN :sort_ok
-- About any step of run ?1.
SELECT DISTINCT l.id FROM contact_about a JOIN contact_log l ON l.id = a.log_id
WHERE a.run_id = ?1 AND l.on_date <= ?2
ORDER BY l.on_date DESC, l.id DESC LIMIT ?3;

-- :name LOG_OF_ITEM :sort_ok
-- About open item ?1.
SELECT l.id FROM contact_about a JOIN contact_log l ON l.id = a.log_id
WHERE a.open_item_id = ?1 AND l.on_date <= ?2
ORDER BY l.on_date DESC, l.id DESC LIMIT ?3;

-- :name SAID_OF_STEP
-- As LOG_OF_STEP (run ?2, day ?3), the lines themselves, without whose they
-- were; all, in no order: they are few, and a sort would cost more.
SELECT l.id, l.contact_id, l.on_date, l.promise_on, l.next_on, l.outcome,
	l.channel, l.actor, l.note
FROM contact_about a JOIN contact_log l ON l.id = a.log_id
WHERE a.run_id = ?2 AND a.step_id = ?1 AND l.on_date <= ?3;

-- :name SAID_OF_ITEM
-- ?2 is not used.
SELECT l.id, l.contact_id, l.on_date, l.promise_on, l.next_on, l.outcome,
	l.channel, l.actor, l.note
FROM contact_about a JOIN contact_log l ON l.id = a.log_id
WHERE a.open_item_id = ?1 AND l.on_date <= ?3;

-- :name SAID_OF_CONTACT :scan_ok
-- Of a person's newest 200 lines, ?2 of those about all that they owe; what is
-- scanned is no longer than that, and in an index: only those are read.
SELECT l.id, l.contact_id, l.on_date, l.promise_on, l.next_on, l.outcome,
	l.channel, l.actor, l.note
FROM (SELECT id FROM contact_log WHERE contact_id = ?1 AND on_date <= ?3
	ORDER BY on_date DESC, id DESC LIMIT 200) newest
CROSS JOIN contact_log l ON l.id = newest.id
WHERE NOT spoken(newest.id)
LIMIT ?2;

-- :name SAID_OF_VENDOR :scan_ok
-- The same of the organisation where no person was named.
SELECT l.id, l.contact_id, l.on_date, l.promise_on, l.next_on, l.outcome,
	l.channel, l.actor, l.note
FROM (SELECT id FROM contact_log
	WHERE contact_id IS NULL AND vendor_id = ?1 AND on_date <= ?3
	ORDER BY on_date DESC, id DESC LIMIT 200) newest
CROSS JOIN contact_log l ON l.id = newest.id
WHERE NOT spoken(newest.id)
LIMIT ?2;

-- :name SAID_OF_MUNICIPALITY :scan_ok
SELECT l.id, l.contact_id, l.on_date, l.promise_on, l.next_on, l.outcome,
	l.channel, l.actor, l.note
FROM (SELECT id FROM contact_log
	WHERE contact_id IS NULL AND municipality_id = ?1 AND on_date <= ?3
	ORDER BY on_date DESC, id DESC LIMIT 200) newest
CROSS JOIN contact_log l ON l.id = newest.id
WHERE NOT spoken(newest.id)
LIMIT ?2;

-- :name LOG_IS_SPOKEN
-- Is line ?1 about something? For spoken(), src/store/spoken.c.
SELECT EXISTS (SELECT 1 FROM contact_about WHERE log_id = ?1);

-- :name LOG_SPOKEN :scan_ok
-- Every line that is, from one index, to the same; none is an answer.
SELECT 1 FROM contact_about WHERE hear_spoken(log_id);

-- :name LOG_ABOUT
SELECT r.system_id, r.installation_id, r.municipality_id, r.track_id,
	a.run_id, a.step_id, a.open_item_id, i.system_id
FROM contact_about a
LEFT JOIN run r ON r.id = a.run_id
LEFT JOIN open_item i ON i.id = a.open_item_id
WHERE a.log_id = ?1
ORDER BY a.id;

-- :name COLLEAGUE_OF_CONTACT
-- The newest question since day ?2 by another than ?3.
SELECT id FROM contact_log
WHERE contact_id = ?1 AND on_date >= ?2 AND actor <> ?3
	AND outcome IN ('asked', 'promised', 'no_answer')
ORDER BY on_date DESC, id DESC LIMIT 1;

-- :name COLLEAGUE_OF_VENDOR
SELECT id FROM contact_log
WHERE vendor_id = ?1 AND on_date >= ?2 AND actor <> ?3
	AND outcome IN ('asked', 'promised', 'no_answer')
ORDER BY on_date DESC, id DESC LIMIT 1;

-- :name COLLEAGUE_OF_MUNICIPALITY
SELECT id FROM contact_log
WHERE municipality_id = ?1 AND on_date >= ?2 AND actor <> ?3
	AND outcome IN ('asked', 'promised', 'no_answer')
ORDER BY on_date DESC, id DESC LIMIT 1;

-- :name COLLEAGUE_OF_KOMBIT
-- ?1 is not used.
SELECT id FROM contact_log
WHERE vendor_id IS NULL AND municipality_id IS NULL AND on_date >= ?2
	AND actor <> ?3 AND outcome IN ('asked', 'promised', 'no_answer')
ORDER BY on_date DESC, id DESC LIMIT 1;
