-- Reading and writing lists: finding a row by what tells it from others, who
-- touched a value last, and every id of a list in the order it is written.

-- :name KEY_MUNICIPALITY
SELECT id FROM municipality WHERE code = ?1;

-- :name KEY_MUNICIPALITY_NAME
SELECT id FROM municipality WHERE name = ?1;

-- :name KEY_VENDOR
SELECT id FROM vendor WHERE name = ?1;

-- :name KEY_AREA
SELECT id FROM area WHERE name = ?1;

-- :name KEY_ALIAS
SELECT id FROM alias WHERE kind = ?1 AND name = ?2;

-- :name KEY_TRACK
SELECT id FROM track WHERE key = ?1 AND version = ?2;

-- :name KEY_REQUIRES
SELECT id FROM step_requires WHERE step_id = ?1 AND requires_id = ?2;

-- :name KEY_STEP_AT
-- The step of a phase at a position.
SELECT id FROM step WHERE phase_id = ?1 AND position = ?2;

-- :name KEY_STEP_NEEDS
-- Does step ?1 need step ?2, itself or through others?
WITH RECURSIVE needs (id) AS (
	SELECT ?1
	UNION
	SELECT q.requires_id FROM needs
	JOIN step_requires q ON q.step_id = needs.id
)
SELECT id FROM needs WHERE id = ?2;

-- :name KEY_LAST_STEP
SELECT ifnull(max(position), 0) FROM step WHERE phase_id = ?1;

-- :name KEY_INSTALLATION_ENDED :sort_ok
-- The one with this end, else the one without an end that it may be.
SELECT id FROM installation
WHERE municipality_id = ?1 AND system_id = ?2 AND (valid_to = ?3
	OR (valid_to IS NULL AND ifnull(valid_from, '') < ?3))
ORDER BY valid_to IS NULL LIMIT 1;

-- :name KEY_INSTALLATION_ON :sort_ok
-- The one that was there on a day, else the one without an end.
SELECT id FROM installation
WHERE municipality_id = ?1 AND system_id = ?2 AND (valid_to IS NULL
	OR (valid_to > ?3 AND ifnull(valid_from, '') <= ?3))
ORDER BY ifnull(valid_from, '') > ?3, valid_to IS NULL, valid_to LIMIT 1;

-- :name KEY_INSTALLATION_BEFORE :sort_ok
-- The last that had ended by a day.
SELECT id FROM installation
WHERE municipality_id = ?1 AND system_id = ?2 AND valid_to <= ?3
ORDER BY valid_to DESC LIMIT 1;

-- :name KEY_INSTALLATION_LAST :sort_ok
-- The one that ends last, or has no end.
SELECT id FROM installation WHERE municipality_id = ?1 AND system_id = ?2
ORDER BY ifnull(valid_to, '9999-12-31') DESC LIMIT 1;

-- :name KEY_OTHER_IN_AREA
-- Another system of its area in the municipality while installation ?1 lives.
SELECT o.id FROM installation i
JOIN system s ON s.id = i.system_id
JOIN installation o ON o.municipality_id = i.municipality_id
	AND o.system_id <> i.system_id
JOIN system other ON other.id = o.system_id AND other.area_id = s.area_id
WHERE i.id = ?1
	AND ifnull(o.valid_from, '') < ifnull(i.valid_to, '9999-12-31')
	AND ifnull(i.valid_from, '') < ifnull(o.valid_to, '9999-12-31')
LIMIT 1;

-- :name KEY_OVERLAP
-- Another of its system in the municipality while installation ?1 lives.
SELECT o.id FROM installation i
JOIN installation o ON o.municipality_id = i.municipality_id
	AND o.system_id = i.system_id AND o.id <> i.id
WHERE i.id = ?1
	AND ifnull(o.valid_from, '') < ifnull(i.valid_to, '9999-12-31')
	AND ifnull(i.valid_from, '') < ifnull(o.valid_to, '9999-12-31')
LIMIT 1;

-- :name KEY_OTHER_BEFORE
-- An installation up to id ?4 of area ?2 in municipality ?1, not of system ?3,
-- that was there before a day.
SELECT o.id FROM installation o
JOIN system s ON s.id = o.system_id
WHERE o.municipality_id = ?1 AND s.area_id = ?2 AND o.system_id <> ?3
	AND o.id <= ?4 AND ifnull(o.valid_from, '') < ?5
LIMIT 1;

-- :name KEY_LAST_INSTALLATION
SELECT ifnull(max(id), 0) FROM installation;

-- :name SYSTEM_FIRST_REPORT
-- The earliest day that an installation of a system is reported as of; up to
-- id ?2.
SELECT min(reported_on) FROM installation WHERE system_id = ?1 AND +id <= ?2;

-- :name SYSTEM_FIRST_REPORT_EVER
-- The same of the days that later reports have replaced.
SELECT min(c.old) FROM installation i
CROSS JOIN change c INDEXED BY change_of_row
	ON c.entity = 'installation' AND c.row_id = i.id
	AND c.field = 'reported_on'
WHERE i.system_id = ?1 AND +i.id <= ?2;

-- :name KEY_RUN_SYSTEM
SELECT id FROM run WHERE system_id = ?1 AND track_id = ?2;

-- :name KEY_RUN_INSTALLATION
SELECT id FROM run WHERE installation_id = ?1 AND track_id = ?2;

-- :name KEY_RUN_MUNICIPALITY
SELECT id FROM run WHERE municipality_id = ?1 AND track_id = ?2;

-- :name KEY_COURSE_RUN :sort_ok
-- The enrolment of a system in a course, whichever.
SELECT r.id FROM run r JOIN track t ON t.id = r.track_id
WHERE r.system_id = ?1 AND t.kind = 'course' ORDER BY r.id DESC LIMIT 1;

-- :name KEY_MARK_IN_RUN
SELECT id FROM mark WHERE run_id = ?1 LIMIT 1;

-- :name KEY_MARK
SELECT id FROM mark WHERE run_id = ?1 AND step_id = ?2;

-- :name KEY_TARGET
SELECT id FROM target WHERE number = ?1;

-- :name KEY_REPORTED
SELECT id FROM reported WHERE status_date = ?1 AND area = ?2 AND label = ?3;

-- :name KEY_PRICE
SELECT id FROM price WHERE year = ?1 AND system = ?2;

-- :name KEY_CONTACT
SELECT id FROM contact
WHERE name = ?1 AND ifnull(vendor_id, 0) = ?2
	AND ifnull(municipality_id, 0) = ?3;

-- :name KEY_ITEM_OF_SYSTEM
SELECT id FROM open_item WHERE system_id = ?1 AND title = ?2;

-- :name KEY_ITEM_OF_VENDOR
SELECT id FROM open_item WHERE vendor_id = ?1 AND title = ?2;

-- :name KEY_PAYMENT
SELECT id FROM payment_demand
WHERE municipality_id = ?1 AND system_id = ?2 AND demanded_on = ?3
	AND kind = ?4 AND ifnull(subject, '') = ?5;

-- :name KEY_MEASURE
SELECT id FROM measure
WHERE metric = ?1 AND ifnull(area, '') = ?2 AND on_date = ?3;

-- :name REPORTED_SUMS
-- The systems' lines of an area on a day, added up.
SELECT count(*), ifnull(sum(operation), 0), ifnull(sum(agreed), 0),
	ifnull(sum(not_agreed), 0), ifnull(sum(total), 0)
FROM reported WHERE status_date = ?1 AND area = ?2 AND vendor IS NOT NULL;

-- :name IMPORT_OF_HASH :scan_ok
-- The status date the same bytes had when they were read before.
SELECT status_date, act_id FROM import WHERE hash = ?1 AND list = ?2
ORDER BY act_id DESC LIMIT 1;

-- :name IMPORT_DAY
SELECT status_date FROM import WHERE act_id = ?1;

-- :name IMPORT_LAST
SELECT ifnull(max(act_id), 0) FROM import;

-- :name FIELD_CHANGES
-- A field's changes and its row's birth, newest first.
SELECT c.act_id, a.origin, c.field, c.old, c.new
FROM change c INDEXED BY change_of_row JOIN act a ON a.id = c.act_id
WHERE c.entity = ?1 AND c.row_id = ?2 AND c.field IN (?3, '+')
ORDER BY c.id DESC;

-- :name LISTING_COURSES :scan_ok :sort_ok
SELECT id FROM track ORDER BY CASE kind WHEN 'course' THEN 0
	WHEN 'rollout' THEN 1 WHEN 'klik' THEN 2 ELSE 3 END, kind, position,
	key, version;

-- :name LISTING_STEPS :scan_ok :sort_ok
SELECT s.id FROM track t
JOIN phase p ON p.track_id = t.id
JOIN step s ON s.phase_id = p.id
ORDER BY CASE t.kind WHEN 'course' THEN 0 WHEN 'rollout' THEN 1
	WHEN 'klik' THEN 2 ELSE 3 END, t.kind, t.position, t.key, t.version,
	p.position, s.position;

-- :name LISTING_INSTALLATIONS :scan_ok :sort_ok
SELECT i.id FROM installation i
JOIN municipality m ON m.id = i.municipality_id
JOIN system s ON s.id = i.system_id
JOIN vendor v ON v.id = s.vendor_id
WHERE ?1 IN (0, i.municipality_id) AND ?2 IN (0, i.system_id)
	AND ?3 IN (0, ifnull(s.area_id, -1)) AND ?4 IN (0, s.vendor_id)
ORDER BY m.code, v.name COLLATE da, s.name COLLATE da, i.id;

-- :name LISTING_ALIASES :scan_ok :sort_ok
SELECT id FROM alias ORDER BY kind, name COLLATE da;

-- :name LISTING_STATUSES :scan_ok :sort_ok
SELECT k.id FROM mark k
JOIN run r ON r.id = k.run_id
JOIN track t ON t.id = r.track_id
JOIN step s ON s.id = k.step_id
JOIN phase p ON p.id = s.phase_id
LEFT JOIN installation i ON i.id = r.installation_id
LEFT JOIN system y ON y.id = ifnull(r.system_id, i.system_id)
LEFT JOIN municipality m
	ON m.id = ifnull(r.municipality_id, i.municipality_id)
WHERE ?1 IN (0, ifnull(m.id, -1)) AND ?2 IN (0, ifnull(y.id, -1))
	AND ?3 IN (0, ifnull(y.area_id, -1))
	AND ?4 IN (0, ifnull(y.vendor_id, -1))
ORDER BY t.kind, t.position, t.key, t.version, y.name COLLATE da, m.code,
	r.id, p.position, s.position;

-- :name LISTING_KLIK :scan_ok :sort_ok
-- The answers of municipalities: not what somebody set aside or waits for,
-- and not a task that is open because nobody has answered.
SELECT k.id FROM mark k
JOIN run r ON r.id = k.run_id
JOIN track t ON t.id = r.track_id AND t.kind = 'klik'
JOIN step s ON s.id = k.step_id
JOIN phase p ON p.id = s.phase_id
JOIN municipality m ON m.id = r.municipality_id
WHERE (k.state IN ('running', 'met')
		OR (k.state = 'open' AND k.on_date IS NOT NULL))
	AND ?1 IN (0, m.id) AND ?2 = 0 AND ?3 = 0 AND ?4 = 0
ORDER BY t.position, t.key, t.version, m.code, p.position, s.position;

-- :name LISTING_CONTACTS :scan_ok :sort_ok
-- Those who are still there.
SELECT c.id FROM contact c
LEFT JOIN vendor v ON v.id = c.vendor_id
LEFT JOIN municipality m ON m.id = c.municipality_id
WHERE c.gone_on IS NULL AND ?1 IN (0, ifnull(m.id, -1)) AND ?2 = 0 AND ?3 = 0
	AND ?4 IN (0, ifnull(v.id, -1))
ORDER BY v.name COLLATE da, m.code, c.name COLLATE da, c.id;

-- :name LISTING_ITEMS :scan_ok :sort_ok
SELECT o.id FROM open_item o
LEFT JOIN system s ON s.id = o.system_id
JOIN vendor v ON v.id = ifnull(o.vendor_id, s.vendor_id)
WHERE ?1 = 0 AND ?2 IN (0, ifnull(s.id, -1))
	AND ?3 IN (0, ifnull(s.area_id, -1)) AND ?4 IN (0, v.id)
ORDER BY v.name COLLATE da, s.name COLLATE da, o.id;

-- :name LISTING_PAYMENTS :scan_ok :sort_ok
SELECT p.id FROM payment_demand p
JOIN municipality m ON m.id = p.municipality_id
JOIN system s ON s.id = p.system_id
JOIN vendor v ON v.id = s.vendor_id
WHERE ?1 IN (0, m.id) AND ?2 IN (0, s.id)
	AND ?3 IN (0, ifnull(s.area_id, -1)) AND ?4 IN (0, v.id)
ORDER BY m.code, v.name COLLATE da, s.name COLLATE da, p.demanded_on, p.id;

-- :name LISTING_MEASURES :scan_ok :sort_ok
SELECT id FROM measure ORDER BY on_date, metric, area, id;

-- :name LISTING_TARGETS :scan_ok
SELECT id FROM target ORDER BY number;

-- :name LISTING_REPORTED :scan_ok :sort_ok
-- A printed total stands after the lines it adds up.
SELECT id FROM reported ORDER BY status_date, area, vendor IS NULL, id;

-- :name LISTING_PRICES :scan_ok :sort_ok
SELECT id FROM price ORDER BY year, page, id;
