# A long list on a real terminal: it tells how far it is, Esc stops it and
# nothing is written, neither while it is counted nor while it is written; a
# pipe in the folder is never waited for.
. "$TOP/tests/pty/lib.sh"
db=$T/klar.db
"$KLAR" --db "$db" init >/dev/null || fail "init"
mkdir "$T/lister" && mkfifo "$T/lister/pipe"
python3 - "$T/lister/lang.csv" <<'END'
import sys
with open(sys.argv[1], "w") as f:
    f.write("Leverandør;System;Kommune;Status;Dato;Ansvarlig\n")
    for i in range(120000):
        f.write("Prøve;System %d;Odense;Aftalt;01-02-2021;Åse\n" % i)
END
head -n 1001 "$T/lister/lang.csv" >"$T/lister/kort.csv"
acts() { sqlite3 "file:$db?mode=ro" 'SELECT count(*) FROM act'; }
before=$(acts)

cd "$T" || fail "cd"
start 100x30 "$KLAR" --db "$db";	until_shown '\[1 Overview\]'
keys 9;				until_shown 'Import 1 of 3'
text ':import lister';		keys Enter
until_shown 'lang.csv'
until_shown 'pipe'
text '/lang';			keys Enter
keys j Enter;			until_shown 'reading: .* rows, .* %; Esc stops'
keys Escape;			until_shown 'It was stopped'
keys R;				until_shown 'reading: .* rows'
keys C-c;			until_shown 'It was stopped'
test "$(acts)" = "$before" || fail "something was written"
keys R;				until_shown 'What the file is'
keys w;			until_shown 'status date of the list'
keys Enter;			until_shown 'What will happen'
keys w;				until_shown 'writing: .* rows'
keys Escape;			until_shown 'nothing was imported'
until_shown 'What will happen'
test "$(acts)" = "$before" || fail "something was written"
ls "$T/lister" | grep -v -x -e lang.csv -e kort.csv -e pipe && fail "a file was left"

# A short one goes through, and back again.
text ':import lister/kort.csv';	keys Enter
until_shown '1000 rows'
keys w;			until_shown 'status date of the list'
keys Enter;			until_shown 'What will happen'
keys w;				until_shown 'It is act 2'
keys u;				until_shown 'It was taken back again'
keys Q;				until_exit 0
