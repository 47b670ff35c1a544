# Another program writes to the store: the list follows within two seconds,
# the cursor stays on its row. It holds the store: the screen still answers.
. "$TOP/tests/pty/lib.sh"
command -v sqlite3 >/dev/null || { echo "sqlite3 is missing"; exit 77; }
db=$T/klar.db
"$KLAR" --db "$db" init >/dev/null || fail "init"
start 100x30 "$KLAR" --db "$db";	until_shown '\[1 Overview\]'
keys 4;				until_shown '\[4 Municipalities\]'
keys G;				until_shown '^▶.*Aabenraa'
from=$(ms)
sqlite3 "$db" "UPDATE municipality SET name = 'Aabenraa Ny' WHERE code = '0580'"
until_shown '^▶.*Aabenraa Ny'
took=$(($(ms) - from))
test $took -lt 2500 || fail "it took $took ms to see the other's change"

mkfifo "$T/hold"
sqlite3 "$db" <"$T/hold" >/dev/null 2>&1 &
exec 3>"$T/hold"
echo 'BEGIN EXCLUSIVE; SELECT 1;' >&3
is_held() { ! sqlite3 "$db" 'SELECT count(*) FROM municipality' >/dev/null 2>&1; }
until_true is_held
for key in g,g j,k G g,g; do
	from=$(ms)
	keys $(echo $key | tr , ' ')
	case $key in
	G)	until_shown '^▶.*Aabenraa Ny' ;;
	*)	until_shown '^▶.*Albertslund' ;;
	esac
	took=$(($(ms) - from))
	test $took -lt 1000 || fail "a key was answered after $took ms"
done
keys R;				until_shown 'busy\|another\|writ'
until_shown '^▶.*Albertslund'	# the old rows stay
exec 3>&-
wait
keys R j;			until_shown '^▶.*Allerød'
keys Q;				until_exit 0
