-- Names and other names, for finding what a person or a list means.

-- :name NAMES_MUNICIPALITIES :scan_ok
SELECT id, name, code FROM municipality;

-- :name NAMES_VENDORS :scan_ok
SELECT id, name FROM vendor;

-- :name NAMES_AREAS :scan_ok
SELECT id, name FROM area;

-- :name NAMES_SYSTEMS :scan_ok
SELECT id, name, vendor_id, label FROM system;

-- :name NAMES_ALIASES :scan_ok :sort_ok
-- Of vendors before those of systems, whose key they are part of.
SELECT a.kind, a.name, a.vendor_id, a.system_id, a.area_id, a.municipality_id,
	s.vendor_id
FROM alias a LEFT JOIN system s ON s.id = a.system_id
ORDER BY a.kind = 'system';

-- :name TRACKS_OF_SUBJECT :scan_ok :sort_ok
-- The newest version of each track that a kind of subject walks.
SELECT id, key FROM track t
WHERE subject = ?1
	AND version = (SELECT max(version) FROM track WHERE key = t.key)
ORDER BY position, key;
