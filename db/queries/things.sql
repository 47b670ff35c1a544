-- Everything that has a name, for finding it by a few letters: id, name, two
-- short facts, the vendor or the municipality it belongs to. Read a part at a
-- time: after id ?1, at most ?2 rows.

-- :name THINGS_SYSTEMS
SELECT s.id, s.name, v.name, a.name, s.vendor_id, NULL
FROM system s JOIN vendor v ON v.id = s.vendor_id
	LEFT JOIN area a ON a.id = s.area_id
WHERE s.id > ?1 ORDER BY s.id LIMIT ?2;

-- :name THINGS_MUNICIPALITIES
SELECT id, name, code, region, NULL, id FROM municipality
WHERE id > ?1 ORDER BY id LIMIT ?2;

-- :name THINGS_VENDORS
SELECT v.id, v.name, (SELECT group_concat(s.name, ', ') FROM system s
	WHERE s.vendor_id = v.id), NULL, v.id, NULL
FROM vendor v WHERE v.id > ?1 ORDER BY v.id LIMIT ?2;

-- :name THINGS_CONTACTS
SELECT c.id, c.name, ifnull(v.name, m.name), c.role, c.vendor_id,
	c.municipality_id
FROM contact c LEFT JOIN vendor v ON v.id = c.vendor_id
	LEFT JOIN municipality m ON m.id = c.municipality_id
WHERE c.id > ?1 ORDER BY c.id LIMIT ?2;

-- :name THINGS_ALIASES
-- The thing meant is in the last four columns.
SELECT id, name, vendor_id, system_id, municipality_id, NULL FROM alias
WHERE id > ?1 ORDER BY id LIMIT ?2;

-- :name THINGS_CONTACT_COUNT :scan_ok
SELECT count(*) FROM contact;
