-- Behind "klar check".

-- :name MARKED_SUBJECTS :scan_ok :sort_ok
-- Subjects with a mark that says something.
SELECT DISTINCT r.system_id, r.installation_id, r.municipality_id, r.track_id
FROM mark m
JOIN run r ON r.id = m.run_id
WHERE m.state <> 'open'
ORDER BY r.id;

-- :name DOUBLE_JOBCENTERS :sort_ok
-- Municipalities with more than one living Jobcenter installation.
SELECT mu.name, count(*)
FROM system s
JOIN area a ON a.id = s.area_id
JOIN installation i ON i.system_id = s.id
JOIN municipality mu ON mu.id = i.municipality_id
WHERE a.name = 'Jobcenter' AND i.valid_to IS NULL
GROUP BY mu.id
HAVING count(*) > 1
ORDER BY mu.name COLLATE da;
