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

mkdir -p "$T/home" && cp "$T/lister/kort.csv" "$T/home/ærlig.csv" || fail "home"
export HOME="$T/home"
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

# A name is completed: blanks, letters of Danish, folders, home; what several
# have in common, and then their names.
mkdir "$T/lister/år 2021" && cp "$T/lister/kort.csv" "$T/lister/år 2021/ærø.csv"
cp "$T/lister/kort.csv" "$T/lister/år 2021/Aftalt maj.csv"
cp "$T/lister/kort.csv" "$T/lister/år 2021/Aftalt april.csv"
text ':import li';		keys Tab
until_shown '^ *:import lister/ '
text 'å';			keys Tab
until_shown ':import lister/år 2021/ '
keys Tab;			until_shown 'Aftalt april.csv Aftalt maj.csv ærø.csv'
text 'aft';			keys Tab
until_shown ':import lister/år 2021/Aftalt  '
text 'x';			keys Tab
until_shown 'no file begins so'
keys BSpace;			text 'm'
keys Tab;			until_shown '2021/Aftalt maj.csv '
keys Enter;			until_shown 'What the file is'
until_shown 'Aftalt maj.csv'
text ':import ~/æ';		keys Tab
until_shown ':import ~/ærlig.csv '
keys Enter;			until_shown 'What the file is'
until_shown 'ærlig.csv'

# The file is replaced while it is looked at: what was said of single rows of
# it is forgotten, and said so.
printf 'System;Kommune;Status\nAcadre;Kbh.;Aftalt\nFasit;Odense;Aftalt\n' >"$T/to.csv"
text ':import to.csv';		keys Enter
until_shown '2 rows'
text ':status-date 2021-03-31';	keys Enter
keys w;				until_shown '2 rows, 1 rejected'
keys j j j;			until_shown 'no such municipality'
keys e;				until_shown 'line 2, Kommune: København'
keys Enter;			until_shown 'rejected rows: 1 before, 0 now'
printf 'System;Kommune;Status\nFasit;Odense;Aftalt\nAcadre;Ishøj;Aftalt\n' >"$T/to.csv"
keys R;				until_shown 'the file is another now'
until_hidden 'corrected by hand'
keys Q;				until_exit 0
