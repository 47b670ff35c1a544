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

-- :name PACKED_LAST
-- The last block that may be there.
SELECT max(ifnull((SELECT max(block) FROM installation_block), 0),
	ifnull((SELECT max(id) FROM installation), 0) / 148);
