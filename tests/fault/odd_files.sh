# P16: odd things given as a list are refused within a second of work and
# 16 MiB, with a sentence and nothing stored: folders, pipes, devices, endless lines
# and quotes, thousands of columns, other kinds of files.
. "$(dirname "$0")/lib.sh"
db=$T/klar.db
new_store "$db"
before=$(content "$db")
head="Kommunekode;Leverandør;System;Bemærkning"
tried=0

# odd FILE PATTERN [ALLOWED]: refused with a reason of that pattern. ALLOWED:
# the file may be read all the same, its row is rejected with that reason.
odd() {
	run timeout 30 "$TOOLS/timed" "$T/cost" "$KLAR" --db "$db" import "$1"
	set -- "$1" "$2" $(cat "$T/cost")
	test $status = 1 || { cat "$T/said"; fail "status $status for $1"; }
	said "$2" || { cat "$T/said"; fail "no sentence with '$2' for $1"; }
	awk -v s="$6" 'BEGIN { exit !(s < 1) }' || fail "$1 took $6 s"
	test "$4" -le 16384 || fail "$1 took $4 KiB"
	test "$(wc -c <"$T/said")" -lt 100000 || fail "$1: a flood of words"
	test "$(content "$db")" = "$before" || fail "$1: something is stored"
	test ! -e "$db-journal" || fail "$1: a journal is left"
	printf '%s: %s s, %s KiB: %s\n' "$(basename "$1")" "$6" "$4" \
		"$(tail -n 1 "$T/said" | cut -c1-100)"
	tried=$((tried + 1))
}

mkdir "$T/folder.csv"
odd "$T/folder.csv" 'folder|not_regular|ordinary'
mkfifo "$T/fifo.csv"
odd "$T/fifo.csv" 'pipe|not_regular|ordinary'
odd /dev/zero 'device|not_regular|ordinary'
odd /dev/full 'device|not_regular|ordinary'
python3 -c 'import socket, sys
s = socket.socket(socket.AF_UNIX); s.bind(sys.argv[1])' "$T/socket.csv"
odd "$T/socket.csv" 'socket|not_regular|ordinary|no such'
odd "$T/none.csv" 'no such|unreadable|cannot'
ln -s "$T/loop.csv" "$T/loop.csv"
odd "$T/loop.csv" 'link|unreadable|cannot'
: >"$T/empty.csv"
odd "$T/empty.csv" 'empty'
printf '\357\273\277' >"$T/bom.csv"
odd "$T/bom.csv" 'empty'
printf '%s\n' "$head" >"$T/header.csv"
odd "$T/header.csv" 'rows'
printf '\000\000\000\000' >"$T/zeros.csv"
odd "$T/zeros.csv" 'text|binary'
head -c 5000000 /dev/urandom >"$T/noise.csv"
odd "$T/noise.csv" 'text|binary|encoding|characters'
cp "$KLAR" "$T/program.csv"
odd "$T/program.csv" 'text|binary|program'
cp "$db" "$T/store.csv"
odd "$T/store.csv" 'text|binary|database|SQLite'
printf 'PK\003\004 a workbook' >"$T/book.csv"
odd "$T/book.csv" 'text|binary|Excel|workbook|zip'

# 64 MiB without an end of line; the same inside a quote that never closes.
python3 - "$T" "$head" <<'END'
import sys
folder, head = sys.argv[1], sys.argv[2].encode()
row = b"0101;KMD;KMD Nexus;"
big = 64 << 20
with open(folder + "/line.csv", "wb") as f:
    f.write(b"x" * big)
with open(folder + "/field.csv", "wb") as f:
    f.write(head + b"\n" + row + b"x" * big)
with open(folder + "/quote.csv", "wb") as f:
    f.write(head + b"\n" + row + b'"' + b"x" * big)
with open(folder + "/lines.csv", "wb") as f:
    f.write(head + b"\n" + row + b'"' + b"0101;a;b;c\n" * (big // 11))
with open(folder + "/quotes.csv", "wb") as f:
    f.write(head + b"\n" + b'"' * big)
with open(folder + "/cells.csv", "wb") as f:
    f.write(head + b"\n" + b";" * big)
with open(folder + "/blanks.csv", "wb") as f:
    f.write(b"\n" * big)
with open(folder + "/columns.csv", "wb") as f:
    f.write(b";".join(b"k%d" % i for i in range(5000)) + b"\n")
    f.write(b";".join(b"%d" % i for i in range(5000)) + b"\n")
with open(folder + "/wide.csv", "wb") as f:
    f.write(head + b";" * 5000 + b"\n" + row + b"a" + b";" * 5000 + b"b\n")
END
odd "$T/line.csv" 'column|header|long|rows|kind'
odd "$T/field.csv" 'too_long|long'
odd "$T/quote.csv" 'quote'
odd "$T/lines.csv" 'quote'
odd "$T/quotes.csv" 'quote|long'
odd "$T/cells.csv" 'missing|column|cells|empty'
odd "$T/blanks.csv" 'empty|header'
odd "$T/columns.csv" 'column|header|list'
odd "$T/wide.csv" 'column|cells|field_count'

# As standard input.
status=0
head -c 70000000 /dev/zero | "$TOOLS/timed" "$T/cost" "$KLAR" --db "$db" \
	import - >"$T/said" 2>&1 || status=$?
refused 1 'text|binary' "zeros on standard input"
# What never ends, and has no line, would fill the disk.
status=0
tr '\000' x </dev/zero | "$TOOLS/timed" "$T/cost" "$KLAR" --db "$db" \
	import - >"$T/said" 2>&1 || status=$?
refused 1 'without an end of line' "a line that never ends"
set -- $(cat "$T/cost")
test "$2" -le 16384 || fail "a line that never ends took $2 KiB"
status=0
"$KLAR" --db "$db" import - <"$T/folder.csv" >"$T/said" 2>&1 || status=$?
refused 1 . "a folder as standard input"
test "$(content "$db")" = "$before" || fail "something is stored"
echo "$tried odd files"
test $tried -ge 22 || fail "too little was tried"
