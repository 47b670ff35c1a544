# P4: several writers and readers at once on one store: nobody sees an error,
# nothing is lost or doubled, and nobody waits long.
. "$(dirname "$0")/lib.sh"
N=${N:-20}			# acts of each writer
db=$T/klar.db
new_store "$db"
rows 600 base system >"$T/base.csv"
run "$KLAR" --db "$db" import "$T/base.csv"
test $status = 0 || { cat "$T/said"; fail "the first list is not read"; }
acts=$(sqlite3 "$db" 'SELECT count(*) FROM act')
rm -f "$T"/err.*

# Each writes what only it writes, and counts itself done at the end.
w_tick() {			# tick and open again; even: open at the end
	i=0
	while test $i -lt $N; do
		if test $((i % 2)) = 0; then
			"$KLAR" --db "$db" tick VITAE F1
		else
			"$KLAR" --db "$db" reopen VITAE F1
		fi || return 1
		i=$((i + 1))
	done
}
w_owner() {
	i=0
	while test $i -lt $N; do
		i=$((i + 1))
		"$KLAR" --db "$db" set Acadre "owner=nr $i" || return 1
	done
}
w_note() {
	i=0
	while test $i -lt $N; do
		i=$((i + 1))
		"$KLAR" --db "$db" set "KMD Nexus" "note=nr $i" || return 1
	done
}
w_import() {
	i=0
	while test $i -lt $N; do
		i=$((i + 1))
		rows 600 "round $i" system >"$T/round.csv"
		"$KLAR" --db "$db" import "$T/round.csv" || return 1
	done
}
reader() {
	while test ! -e "$T/stop"; do
		"$KLAR" --db "$db" "$@" || return 1
		echo read >>"$T/reads"
	done
}

# Readers first: they must see every writer come and go.
readers=
for what in "list municipalities" "report overview" "log" \
	"list installations --municipality Odense"; do
	(reader $what) >/dev/null 2>"$T/err.reader" || echo "$what" >>"$T/bad" &
	readers="$readers $!"
done
from=$(ms)
writers=
for w in tick owner note import; do
	(w_$w) >"$T/out.$w" 2>"$T/err.$w" || echo "writer $w" >>"$T/bad" &
	writers="$writers $!"
done
wait $writers
took=$(($(ms) - from))
touch "$T/stop"
wait $readers
cat "$T"/err.* >"$T/errors"
test ! -s "$T/errors" || { sort "$T/errors" | uniq -c >&2
	fail "somebody saw an error"; }
test ! -e "$T/bad" || fail "failed: $(sort "$T/bad" | uniq -c)"

sound "$db"
now=$(sqlite3 "$db" 'SELECT count(*) FROM act')
# An import of the very same notes as before would be no act; none is.
test $((now - acts)) = $((4 * N)) ||
	fail "$((now - acts)) acts for $((4 * N)) deeds"
test "$(count "$db")" = 600 || fail "$(count "$db") installations, not 600"
test "$(sqlite3 "$db" "SELECT owner FROM system WHERE name = 'Acadre'")" \
	= "nr $N" || fail "the last owner is lost"
test "$(sqlite3 "$db" "SELECT note FROM system WHERE name = 'KMD Nexus'")" \
	= "nr $N" || fail "the last note is lost"
test "$(sqlite3 "$db" "SELECT count(*) FROM change WHERE entity = 'system'
	AND field = 'owner' AND new LIKE 'nr %'")" = "$N" ||
	fail "an owner is missing from the history"
last=$(sqlite3 "$db" "SELECT count(*) FROM installation
	WHERE note LIKE '%round $N%'")
test "$last" -gt 500 || fail "the last list is not what stands: $last"
reads=$(wc -l <"$T/reads")
echo "$((4 * N)) acts by 4 writers in $took ms, $reads reads"
test "$reads" -ge 20 || fail "the readers hardly read: $reads"
test $took -ge 200 || fail "the writers were hardly at work together"
