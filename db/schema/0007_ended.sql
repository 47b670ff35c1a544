-- 0007: what lists ended by leaving it out.

-- The things that an import ended because its file did not tell of them: a
-- guess, which a later file that tells of them again takes back.
CREATE TABLE import_ended (
	act_id		INTEGER NOT NULL REFERENCES act (id),
	entity		TEXT NOT NULL,
	row_id		INTEGER NOT NULL,
	PRIMARY KEY (act_id, entity, row_id)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 7;
