# Every statement of the program, from db/queries/*.sql, into C.
# Usage: awk -f statements.awk -v out=h FILE... (the enum), out=c (the texts).
#
# "-- :part NAME" begins a text that statements after it may have in them: where
# "{NAME A B}" stands, in one line, it is put in brackets with A for $1 and B
# for $2. Else a statement is "-- :name NAME" with flags (:writes :scan_ok :sort_ok
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

# The line with the parts in it that it names.
function whole(line,	text, word, n, i)
{
	while (match(line, /\{[A-Z][A-Z0-9_]*( [^ }]+)*\}/)) {
		n = split(substr(line, RSTART + 1, RLENGTH - 2), word, " ")
		if (!(word[1] in parts))
			fail("no such part: " word[1])
		text = parts[word[1]]
		for (i = 2; i <= n; i++)
			gsub("[$]" (i - 1), word[i], text)
		if (text ~ /[$]/)
			fail(word[1] " wants more words")
		line = substr(line, 1, RSTART - 1) "(" text ")" \
		    substr(line, RSTART + RLENGTH)
	}
	return line
}

/^-- :part / {
	if (name != "" || part != "")
		fail(name part " has no end")
	part = $3
	if (part in parts)
		fail(part " stands twice")
	text = ""
	next
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

name == "" && part == "" { fail("SQL without a name") }

{
	last = line ~ /;$/
	sub(/;$/, "", line)
	if (line ~ /\\/)
		fail("a backslash would need escaping")
	if (part != "") {
		text = text (text == "" ? "" : " ") line
		if (last) {
			parts[part] = text
			part = ""
		}
		next
	}
	line = whole(line)
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
