-- Behind "klar check".

-- :name MARKED_SUBJECTS :scan_ok :sort_ok
-- Subjects with a mark that says something.
SELECT DISTINCT r.system_id, r.installation_id, r.municipality_id, r.track_id
FROM mark m
JOIN run r ON r.id = m.run_id
WHERE m.state <> 'open'
ORDER BY r.id;

-- :name OVERLAPS :scan_ok :sort_ok
-- Two installations of one system in a municipality at a time, on any day.
SELECT mu.name, s.name, i.valid_from, i.valid_to, o.valid_from, o.valid_to
FROM (SELECT system_id, municipality_id FROM installation
	GROUP BY system_id, municipality_id HAVING count(*) > 1) several
JOIN installation i ON i.system_id = several.system_id
	AND i.municipality_id = several.municipality_id
JOIN installation o ON o.system_id = i.system_id
	AND o.municipality_id = i.municipality_id AND o.id <> i.id
	AND ifnull(o.valid_from, '') < ifnull(i.valid_to, '9999-12-31')
	AND ifnull(i.valid_from, '') < ifnull(o.valid_to, '9999-12-31')
	AND ifnull(i.valid_to, '9999-12-31') < ifnull(o.valid_to, '9999-12-31')
JOIN municipality mu ON mu.id = i.municipality_id
JOIN system s ON s.id = i.system_id
ORDER BY mu.name COLLATE da, s.name COLLATE da, i.valid_to, o.valid_to;

-- :name DOUBLE_JOBCENTERS :sort_ok
-- Municipalities with several Jobcenter installations at the same time, on
-- day ?1 or later.
SELECT mu.name, count(DISTINCT i.id)
FROM area a
JOIN system s ON s.area_id = a.id
JOIN installation i ON i.system_id = s.id
JOIN installation o ON o.municipality_id = i.municipality_id AND o.id <> i.id
JOIN system other ON other.id = o.system_id AND other.area_id = a.id
JOIN municipality mu ON mu.id = i.municipality_id
WHERE a.name = 'Jobcenter'
	AND ifnull(i.valid_to, '9999-12-31') > ?1
	AND ifnull(o.valid_to, '9999-12-31') > ?1
	AND ifnull(o.valid_from, '') < ifnull(i.valid_to, '9999-12-31')
	AND ifnull(i.valid_from, '') < ifnull(o.valid_to, '9999-12-31')
GROUP BY mu.id
ORDER BY mu.name COLLATE da;
