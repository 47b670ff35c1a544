-- 0009: what lists have told of installations once more, packed, so that all of
-- them are counted without asking SQLite for each (src/store/packed.c). The
-- rows of installation are the truth; a block whose packed is NULL is read
-- from them, until the next act packs it.

-- The lists that said so (installation.reported_by), by number.
CREATE TABLE packed_source (
	id		INTEGER PRIMARY KEY,
	name		TEXT NOT NULL UNIQUE
) STRICT;

-- Installations with ids from block * 148 on. None there: no block.
CREATE TABLE installation_block (
	block		INTEGER PRIMARY KEY,
	packed		BLOB
) STRICT;
CREATE INDEX installation_unpacked ON installation_block (block)
	WHERE packed IS NULL;

-- Whoever writes with another program than klar unpacks what it touches. klar
-- knows what it writes, and runs without these. No OR REPLACE here: a conflict
-- clause of the statement that fires a trigger takes the place of its own.
-- Rows that give way to REPLACE fire none, so they are looked for before.
CREATE TRIGGER installation_comes BEFORE INSERT ON installation BEGIN
	UPDATE installation_block SET packed = NULL WHERE block IN (
		SELECT id / 148 FROM installation
		WHERE municipality_id = new.municipality_id
			AND system_id = new.system_id
			AND ifnull(valid_to, '') = ifnull(new.valid_to, ''));
END;
CREATE TRIGGER installation_came AFTER INSERT ON installation BEGIN
	UPDATE installation_block SET packed = NULL WHERE block = new.id / 148;
	INSERT INTO installation_block SELECT new.id / 148, NULL
	WHERE NOT EXISTS (SELECT 1 FROM installation_block
		WHERE block = new.id / 148);
END;
CREATE TRIGGER installation_changes BEFORE UPDATE ON installation BEGIN
	UPDATE installation_block SET packed = NULL WHERE block IN (
		SELECT id / 148 FROM installation
		WHERE municipality_id = new.municipality_id
			AND system_id = new.system_id
			AND ifnull(valid_to, '') = ifnull(new.valid_to, ''));
END;
CREATE TRIGGER installation_changed AFTER UPDATE ON installation BEGIN
	UPDATE installation_block SET packed = NULL
	WHERE block IN (old.id / 148, new.id / 148);
	INSERT INTO installation_block SELECT new.id / 148, NULL
	WHERE NOT EXISTS (SELECT 1 FROM installation_block
		WHERE block = new.id / 148);
END;
CREATE TRIGGER installation_gone AFTER DELETE ON installation BEGIN
	UPDATE installation_block SET packed = NULL WHERE block = old.id / 148;
END;

INSERT INTO installation_block
SELECT DISTINCT id / 148, NULL FROM installation WHERE id >= 0;

-- By whom it was reported is counted from the blocks now.
DROP INDEX installation_by_system;
CREATE INDEX installation_by_system ON installation (system_id, municipality_id,
	valid_from, valid_to, operation_on, agreed_on, reported_on);

-- Marks that somebody else looks after, or grants: few, in any list of what is
-- in motion.
CREATE INDEX mark_of_somebody ON mark (run_id)
	WHERE owner IS NOT NULL OR approver IS NOT NULL;

PRAGMA user_version = 9;
