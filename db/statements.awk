# Every statement of the program, from db/queries/*.sql, into C.
# Usage: awk -f statements.awk -v out=h FILE... (the enum), out=c (the texts).
#
# A statement is "-- :name NAME" with flags (:writes :scan_ok :sort_ok
# :unchecked) on the
# same line, then comments and SQL up to a line that ends in ";".

function fail(what)
{
	print FILENAME ":" FNR ": " what > "/dev/stderr"
	failed = 1
	exit 1
}

BEGIN {
	flag[":writes"] = "STMT_WRITES"
	flag[":scan_ok"] = "STMT_SCAN_OK"
	flag[":sort_ok"] = "STMT_SORT_OK"
	flag[":unchecked"] = "STMT_UNCHECKED"
	print "/* Made by db/statements.awk from db/queries; do not edit. */"
	if (out == "h") {
		print "#ifndef GEN_STATEMENTS_H\n#define GEN_STATEMENTS_H\n"
		print "enum stmt_id {"
	} else
		print "#include \"store/stmt.h\"\n\n" \
		    "const struct stmt_info stmt_info[STMT__COUNT] = {"
}

/^-- :name / {
	if (name != "")
		fail(name " has no end")
	name = $3
	if (name !~ /^[A-Z][A-Z0-9_]*$/)
		fail("bad name '" name "'")
	if (name in seen)
		fail(name " stands twice")
	seen[name] = 1
	flags = ""
	for (i = 4; i <= NF; i++) {
		if (!($i in flag))
			fail("no such flag: " $i)
		flags = flags (flags == "" ? "" : " | ") flag[$i]
	}
	text = ""
	next
}

{
	line = $0
	sub(/[ \t]*--.*$/, "", line)
	sub(/^[ \t]+/, "", line)
	sub(/[ \t]+$/, "", line)
}

line == "" { next }

name == "" { fail("SQL without a name") }

{
	last = line ~ /;$/
	sub(/;$/, "", line)
	if (line ~ /\\/)
		fail("a backslash would need escaping")
	gsub(/"/, "\\\"", line)
	text = text "\n\t    \"" line (last ? "" : " ") "\""
}

last {
	if (out == "h")
		print "\tSTMT_" name ","
	else
		print "\t[STMT_" name "] = { \"" name "\", " \
		    (flags == "" ? "0" : flags) "," text " },"
	name = ""
}

END {
	if (failed)
		exit 1
	if (name != "") {
		print FILENAME ": " name " has no end" > "/dev/stderr"
		exit 1
	}
	print (out == "h") ? "\tSTMT__COUNT\n};\n\n#endif" : "};"
}
