-- How a connection is set up, whose file it is, and transactions.

-- :name PRAGMA_FOREIGN_KEYS_ON
PRAGMA foreign_keys = ON;

-- :name PRAGMA_FOREIGN_KEYS_OFF
-- Around a migration only; no effect inside a transaction.
PRAGMA foreign_keys = OFF;

-- :name PRAGMA_CHECKS_OFF
-- While bulk.c writes what it has proven itself.
PRAGMA ignore_check_constraints = ON;

-- :name PRAGMA_CHECKS_ON
PRAGMA ignore_check_constraints = OFF;

-- :name PRAGMA_SYNCHRONOUS
PRAGMA synchronous = FULL;

-- :name PRAGMA_CELL_SIZE_CHECK
PRAGMA cell_size_check = ON;

-- :name PRAGMA_MMAP_SIZE
PRAGMA mmap_size = 0;

-- :name PRAGMA_CACHE_SPILL
-- KiB. Before that much is dirty nothing reaches the file and readers go on.
PRAGMA cache_spill = -40960;

-- :name PRAGMA_CACHE_SPILL_LESS
-- For the keys of a long list there must be room beside it.
PRAGMA cache_spill = -28672;

-- :name PRAGMA_CACHE_SIZE
-- KiB; SQLite's own. Beside the ids of a million it is what there is room for.
PRAGMA cache_size = -2000;

-- :name PRAGMA_CACHE_SIZE_FEW
-- Where installations are few their ids are, and what is walked for an inbox
-- lies all over the store: with less the same pages are read again and again.
PRAGMA cache_size = -4000;

-- :name PRAGMA_CACHE_SIZE_MORE
-- While long runs are taken back: dirty pages leave no room for others else.
PRAGMA cache_size = -16384;

-- :name PRAGMA_JOURNAL_MODE_DELETE
PRAGMA journal_mode = DELETE;

-- :name PRAGMA_JOURNAL_MODE_WAL
PRAGMA journal_mode = WAL;

-- :name PRAGMA_APPLICATION_ID
PRAGMA application_id;

-- :name PRAGMA_USER_VERSION
PRAGMA user_version;

-- :name PRAGMA_DATA_VERSION
PRAGMA data_version;

-- :name PRAGMA_PAGE_COUNT
PRAGMA page_count;

-- :name PRAGMA_PAGE_SIZE_NEW
-- Of a new store; one that exists keeps its own. Beside pages of 4 KiB an
-- import of a million rows took a sixth less, an edit the same.
PRAGMA page_size = 16384;

-- :name PRAGMA_PAGE_SIZE
PRAGMA page_size;

-- :name PRAGMA_INTEGRITY_CHECK
PRAGMA integrity_check (1);

-- :name PRAGMA_QUICK_CHECK
PRAGMA quick_check (1);

-- :name FOREIGN_KEY_CHECK :scan_ok
SELECT "table", rowid, parent
FROM pragma_foreign_key_check LIMIT 1;

-- :name SCHEMA_OBJECTS :scan_ok
SELECT count(*) FROM sqlite_schema;

-- :name RECORD_LAST_ID
SELECT ifnull(max(seq), 0) FROM sqlite_sequence WHERE name = ?1;

-- :name INSTALLATION_LAST
SELECT ifnull(max(id), 0) FROM installation;

-- :name INSTALLATIONS_WITH_RUN
SELECT i.municipality_id, i.system_id
FROM run r JOIN installation i ON i.id = r.installation_id
WHERE r.installation_id IS NOT NULL;

-- :name BY_SYSTEM_SQL :scan_ok
SELECT sql FROM sqlite_schema WHERE name = 'installation_by_system';

-- :name BY_SYSTEM_DROP :writes :unchecked
DROP INDEX installation_by_system;

-- :name BEGIN_IMMEDIATE
BEGIN IMMEDIATE;

-- :name BEGIN_DEFERRED
BEGIN;

-- :name COMMIT
COMMIT;

-- :name ROLLBACK
ROLLBACK;

-- :name VACUUM_INTO
VACUUM INTO ?1;
