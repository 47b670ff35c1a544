# Counts and the inbox come after the paint and give way to keys: keys typed
# into them are answered, and in the end every figure is there and right.
. "$TOP/tests/pty/lib.sh"
for p in sqlite3 awk; do
	command -v $p >/dev/null || { echo "$p is missing"; exit 77; }
done
db=$T/klar.db
"$KLAR" --db "$db" init >/dev/null || fail "init"
awk -v rows=200000 -f "$TOP/tests/bench/rows.awk" \
	"$TOP/import/programme/01_municipalities.csv" >"$T/list.csv"
"$KLAR" --db "$db" import "$T/list.csv" >"$T/said" || fail "import"
sqlite3 -bail "$db" <"$TOP/tests/bench/day.sql" >/dev/null || fail "days"
"$KLAR" --db "$db" report rollout --csv >"$T/rollout.csv" || fail "report"
last=$(tail -n 1 "$T/rollout.csv" | cut -d';' -f8)
test "$last" = 200000 || fail "the report counts $last"

# A hundred keys typed into whatever is being counted.
many=$(printf 'jjkjkkjjkjkk%.0s' 1 2 3 4 5 6 7 8)
start 120x40 "$KLAR" --db "$db" --lang en
text "$many";			until_shown '\[1 Overview\]'
text "$many";			until_shown '200.000 *│\|200.000'
keys 7;	text "$many";		until_shown '\[7 Rollout\]'
text "G";			until_shown 'in all.*200.000'
keys 4;	text "$many";		until_shown '\[4 Municipalities\]'
until_shown '2.041'
keys g l; text "$many";		until_shown 'Installations *200.000'
until_shown 'Contact log *40.000'

# Nothing is done to a row that is not read: x typed at once ticks what it
# would have ticked when typed slowly, and twice are two.
keys 2;	text 'O';		until_shown 'everybody'
text "jk${many}gg"
until_shown 'Why first'
keys R;	text 'jjj';		until_shown '^▶.* 4 '
keys R;	keys 3;			until_shown '\[3 Courses\]'
keys 2;				until_shown '^▶.* 4 '
keys Q;				until_exit 0
