# The four statements of each entity in db/entities.def (get, add, put, drop),
# in the form of db/queries/*.sql. Usage: awk -f records.awk entities.def

function fail(what)
{
	print FILENAME ":" FNR ": " what > "/dev/stderr"
	failed = 1
	exit 1
}

function argument(line, n,	part)
{
	sub(/^[A-Z]+\(/, "", line)
	split(line, part, /, */)
	return part[n]
}

# Many rows in one statement, for store/bulk.c. FAIL keeps no journal of the
# statement's own. As many as C promises to take in one text. Their ids are
# SQLite's to count, which then looks for none of them in the table. And runs
# of rows that go together, what they held is kept, and come back.
function fill(	row, i)
{
	print "-- :name RECORD_FILL_" id " :writes :scan_ok :unchecked"
	print "INSERT OR FAIL INTO " table " (" columns ") VALUES"
	row = "(?"
	for (i = 2; i <= n; i++)
		row = row ",?"
	for (i = 1; i <= 128; i++)
		print row (i < 128 ? ")," : ");\n")
	print "-- :name RECORD_DROP_RUN_" id " :writes"
	print "DELETE FROM " table " WHERE id BETWEEN ?1 AND ?2;\n"
	print "-- :name RECORD_KEEP_RUN_" id " :writes"
	print "INSERT OR IGNORE INTO " table "_went (id, " columns ")"
	print "SELECT id, " columns "\nFROM " table \
	    " WHERE id BETWEEN ?1 AND ?2;\n"
	print "-- :name RECORD_BACK_RUN_" id " :writes"
	print "INSERT INTO " table " (id, " columns ")"
	print "SELECT id, " columns "\nFROM " table \
	    "_went WHERE id BETWEEN ?1 AND ?2;\n"
	print "-- :name RECORD_WENT_" id
	print "SELECT " columns "\nFROM " table "_went WHERE id = ?1;\n"
	print "-- :name RECORD_ALL_" id "_OF"
	print "SELECT " columns "\nFROM " table
	print "WHERE municipality_id = ?1 AND system_id BETWEEN ?2 AND ?3"
	print "  AND id <= ?4;\n"
}

/^ENTITY\(/ {
	if (id != "")
		fail("the entity before has no END")
	id = argument($0, 1)
	table = argument($0, 2)
	n = 0
}

/^FIELD\(/ {
	if (id == "")
		fail("a field outside an entity")
	if (argument($0, 2) != "INT" && argument($0, 2) != "TEXT")
		fail("a field is INT or TEXT")
	column[++n] = argument($0, 1)
}

/^END/ {
	if (id == "" || n == 0)
		fail("END without an entity and its fields")
	columns = sets = values = ""
	for (i = 1; i <= n; i++) {
		columns = columns (i > 1 ? ", " : "") column[i]
		sets = sets (i > 1 ? ", " : "") column[i] " = ?" i + 1
		values = values ", ?" i + 1
	}
	print "-- :name RECORD_GET_" id
	print "SELECT " columns "\nFROM " table " WHERE id = ?1;\n"
	print "-- :name RECORD_ADD_" id " :writes"
	print "INSERT INTO " table " (id, " columns ")\nVALUES (?1" values ");\n"
	print "-- :name RECORD_PUT_" id " :writes"
	print "UPDATE " table " SET " sets "\nWHERE id = ?1;\n"
	if (id == "INSTALLATION")
		fill()
	print "-- :name RECORD_DROP_" id " :writes"
	print "DELETE FROM " table " WHERE id = ?1;\n"
	id = ""
}

END {
	if (!failed && id != "") {
		print "entities: the last entity has no END" > "/dev/stderr"
		exit 1
	}
}
