# The wizard is cut short while it writes a long list with a rejected row:
# Ctrl-C, SIGTERM, a line that drops, kill -9, a disk that is full. Nothing is
# stored, the store is sound and open at once; what can still speak says so, and
# leaves no file behind.
. "$TOP/tests/pty/lib.sh"
db=$T/klar.db
"$KLAR" --db "$db" init >/dev/null || fail "init"
mkdir "$T/work" && cd "$T/work" || fail "cd"
python3 - lang.csv <<'END'
import sys
with open(sys.argv[1], "w") as f:
    f.write("Leverandør;System;Kommune;Status;Dato\n")
    f.write("Prøve;Fejl;Atlantis;Aftalt;01-02-2021\n")
    for i in range(120000):
        f.write("Prøve;System %d;Odense;Aftalt;01-02-2021\n" % i)
END
content() { sqlite3 "$db" .dump | sha256sum; }
before=$(content)

to_writing() {		# PROGRAM...: up to where it writes
	start 100x30 "$@" --db "$db";		until_shown '\[1 Overview\]'
	text ':import lang.csv';	keys Enter
	until_shown 'What the file is'
	keys w;				until_shown 'status date of the list'
	keys Enter;			until_shown 'What will happen'
	keys w;				until_shown 'writing: .* rows'
}
nothing_stored() {
	test "$(sqlite3 "$db" 'PRAGMA integrity_check')" = ok ||
		fail "$1: damaged"
	test "$(content)" = "$before" || fail "$1: something is stored"
}
no_file_left() {
	test "$(ls)" = lang.csv || fail "$1: left: $(ls)"
	test ! -e "$db-journal" || fail "$1: a journal is left"
}

# Ctrl-C stops it, and the screen goes on.
to_writing "$KLAR"
keys C-c;			until_shown 'nothing was imported'
until_shown 'What will happen'
nothing_stored Ctrl-C
no_file_left Ctrl-C
keys Q;				until_exit 0

# Asked to end, or the line drops.
for sig in TERM:143 HUP:129; do
	to_writing "$KLAR"
	kill -"${sig%:*}" "$(pid)";	until_shown "\[exit ${sig#*:}\]"
	until_true test -e "$T/ended"
	nothing_stored "$sig"
	no_file_left "$sig"
done

# Killed: only the file of rejected rows that grew beside its place may be left.
to_writing "$KLAR"
kill -KILL "$(pid)";		until_shown '\[exit 137\]'
"$KLAR" --db "$db" check >"$T/check"
grep -q 'is sound' "$T/check" || fail "killed: $(cat "$T/check")"
nothing_stored kill
rm -f lang.afvist.csv.??????	# the journal goes with the next write
test "$(ls)" = lang.csv || fail "killed: left: $(ls)"

# No room: files may have so many blocks and no more.
cat >"$T/small" <<END
#!/bin/sh
ulimit -f $(($(wc -c <"$db") / 512 + 4000))
exec "$KLAR" "\$@"
END
chmod +x "$T/small"
to_writing "$T/small"
until_shown 'disk is full\|cannot read or write'
until_shown 'What will happen'
nothing_stored "no room"
no_file_left "no room"
keys Q;				until_exit 0

# With room it goes through.
to_writing "$KLAR"
until_shown 'It is act'
test "$(sqlite3 "$db" 'SELECT count(*) FROM installation')" = 120000 ||
	fail "not all was written"
test "$(ls | tr '\n' ' ')" = 'lang.afvist.csv lang.csv ' || fail "left: $(ls)"
keys Q;				until_exit 0
