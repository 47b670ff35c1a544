-- What lists have told of installations, packed: src/store/packed.c.

-- :name PACKED_FROM
-- Blocks from ?1 on (0: all); no blob: not packed now.
SELECT block, packed FROM installation_block
WHERE block >= ?1
ORDER BY block;

-- :name PACKED_GET
SELECT packed FROM installation_block WHERE block = ?1;

-- :name PACKED_ROWS
-- The installations ?1 to ?2.
SELECT id, municipality_id, system_id, agreed_on, operation_on, reported_on,
	valid_from, valid_to, reported_by
FROM installation
WHERE id BETWEEN ?1 AND ?2;

-- :name PACKED_NONE :scan_ok
-- A block that is not packed.
SELECT block FROM installation_block WHERE packed IS NULL LIMIT 1;

-- :name PACKED_PUT :writes :unchecked
INSERT OR REPLACE INTO installation_block (block, packed) VALUES (?1, ?2);

-- :name PACKED_DROP :writes :unchecked
DELETE FROM installation_block WHERE block = ?1;

-- :name PACKED_SOURCE
SELECT id FROM packed_source WHERE name = ?1;

-- :name PACKED_SOURCE_ADD :writes :unchecked
INSERT INTO packed_source (name) VALUES (?1);

-- :name PACKED_SOURCES :scan_ok
SELECT id, name FROM packed_source;

-- :name PACKED_NEXT
-- The next block of ?2 ids, from ?1 on, that is there or that has rows.
SELECT min(block) FROM (SELECT min(block) AS block FROM installation_block
		WHERE block >= ?1
	UNION ALL
	SELECT min(id) / ?2 FROM installation WHERE id >= ?1 * ?2);
