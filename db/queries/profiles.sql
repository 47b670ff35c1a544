-- Profiles of lists, and what the files read by them told of.

-- :name PROFILE_IDS :scan_ok :sort_ok
-- The newest version of each.
SELECT id FROM profile p
WHERE version = (SELECT max(version) FROM profile n WHERE n.name = p.name)
ORDER BY name COLLATE da;

-- :name PROFILE_VERSIONS :scan_ok :sort_ok
SELECT id FROM profile WHERE fold(name) = fold(?1) ORDER BY version DESC;

-- :name PROFILE_COLUMNS
SELECT header, target FROM profile_column WHERE profile_id = ?1
ORDER BY position;

-- :name PROFILE_WORDS
SELECT target, said, means FROM profile_value WHERE profile_id = ?1
ORDER BY target, said;

-- :name PROFILE_COLUMN_IDS
SELECT id FROM profile_column WHERE profile_id = ?1 ORDER BY position;

-- :name PROFILE_WORD_IDS
SELECT id FROM profile_value WHERE profile_id = ?1 ORDER BY target, said;

-- :name PROFILE_IMPORTS :scan_ok :sort_ok
-- Of any version of the profile, those about day ?2 or before; newest first.
SELECT i.act_id, i.file, i.status_date, i.hash FROM profile p
JOIN import i ON i.profile_id = p.id
WHERE fold(p.name) = fold(?1) AND i.status_date <= ?2
ORDER BY i.status_date DESC, i.act_id DESC;

-- :name IMPORT_SET_PROFILE :writes
UPDATE import SET profile_id = ?2 WHERE act_id = ?1;

-- :name SEEN_ADD :writes
INSERT OR IGNORE INTO import_seen (act_id, entity, row_id)
VALUES (?1, ?2, ?3);

-- :name SEEN_ADD_PAIR :writes
INSERT OR IGNORE INTO import_seen (act_id, entity, row_id)
SELECT ?1, 'installation', id FROM installation
WHERE municipality_id = ?2 AND system_id = ?3 AND valid_to IS NULL;

-- :name SEEN_ADD_SINCE :writes
INSERT OR IGNORE INTO import_seen (act_id, entity, row_id)
SELECT ?1, 'installation', id FROM installation
WHERE id > ?2 AND valid_to IS NULL;

-- :name SEEN_KEEP :writes
INSERT OR IGNORE INTO import_seen (act_id, entity, row_id)
SELECT ?1, entity, row_id FROM import_seen WHERE act_id = ?2;

-- :name SEEN_GONE
SELECT entity, row_id FROM import_seen s
WHERE act_id = ?1
	AND NOT EXISTS (SELECT 1 FROM import_seen n WHERE n.act_id = ?2
		AND n.entity = s.entity AND n.row_id = s.row_id)
ORDER BY entity, row_id;

-- :name ENDED_ADD :writes
INSERT OR IGNORE INTO import_ended (act_id, entity, row_id)
VALUES (?1, ?2, ?3);

-- :name ENDED_BY
-- Did act ?1 end the thing since its file did not tell of it?
SELECT count(*) FROM import_ended
WHERE entity = ?2 AND row_id = ?3 AND act_id = ?1;

-- :name SEEN_DROP :writes
DELETE FROM import_seen WHERE act_id = ?1;
