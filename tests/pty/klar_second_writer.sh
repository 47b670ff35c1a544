# Another program writes to the store: the list follows within two seconds,
# the cursor stays on its row. It holds the store: the screen still answers.
. "$TOP/tests/pty/lib.sh"
command -v sqlite3 >/dev/null || { echo "sqlite3 is missing"; exit 77; }
db=$T/klar.db
"$KLAR" --db "$db" init >/dev/null || fail "init"
start 100x30 "$KLAR" --db "$db";	until_shown '\[1 Overview\]'
keys 4;				until_shown '\[4 Mun'
keys G;				until_shown '^▶.*Aarhus'
from=$(ms)
sqlite3 "$db" "UPDATE municipality SET name = 'Aarhus Ny' WHERE code = '0751'"
until_shown '^▶.*Aarhus Ny'
took=$(($(ms) - from))
test $took -lt 2500 || fail "it took $took ms to see the other's change"

# Frozen, what others write is not shown; looked for at once after SIGCONT.
keys Z;				until_shown 'FROZEN'
sqlite3 "$db" "UPDATE municipality SET name = 'Aarhus Nyt' WHERE code = '0751'"
kill -CONT "$(cat "$T/pid")"
keys k;				until_shown '^▶.*Aalborg'
tm capture-pane -p | grep -q 'Aarhus Nyt' && fail "it is not frozen"
keys R;				until_shown 'Aarhus Nyt'
until_hidden 'FROZEN'
sqlite3 "$db" "UPDATE municipality SET name = 'Aarhus Ny' WHERE code = '0751'"

keys g g;			until_shown '^▶.*Albertslund'

mkfifo "$T/hold"
sqlite3 "$db" <"$T/hold" >/dev/null 2>&1 &
exec 3>"$T/hold"
printf '.timeout 5000\nBEGIN EXCLUSIVE; SELECT 1;\n' >&3
is_held() { ! sqlite3 "$db" 'SELECT count(*) FROM municipality' >/dev/null 2>&1; }
until_true is_held
answered() {			# key, what is shown: within a second
	from=$(ms)
	keys "$1";		until_shown "$2"
	took=$(($(ms) - from))
	test $took -lt 1000 || fail "the key $1 was answered after $took ms"
}
answered j '^▶.*Allerød'	# the rows that are known stay
answered k '^▶.*Albertslund'
answered R 'another process is writing'
answered j '^▶.*Allerød'	# what cannot be read is told until it can
tm capture-pane -p | grep -q 'another process is writing' ||
	fail "a key took away what is still so"
# A screen that cannot be read yet is there, and says so.
answered 5 '^ reading'
tm capture-pane -p | grep -q '\[5 Matrix\]' || fail "another screen"
answered 4 '^▶.*Allerød'
answered '?' 'THIS SCREEN\|EVERY LIST'
answered q '^▶.*Allerød'
answered G '^▶.*Aarhus Ny'
exec 3>&-
wait
until_shown '^▶.*Aarhus Ny'	# the rest follows by itself
keys g g j;			until_shown '^▶.*Allerød'
keys Q;				until_exit 0
