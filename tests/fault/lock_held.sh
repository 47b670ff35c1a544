# P5: another process holds the store: an act gives up within 10 seconds with
# status 5 and a sentence that says why, nothing is changed, and the screen
# answers a key within 200 ms all the while.
. "$(dirname "$0")/lib.sh"
db=$T/klar.db
new_store "$db"
rows 3000 base >"$T/base.csv"
run "$KLAR" --db "$db" import "$T/base.csv"
test $status = 0 || { cat "$T/said"; fail "the list is not read"; }
before=$(content "$db")

# A lock that a reader of a pipe holds: SQLite's shell, fed line by line.
mkfifo "$T/to"
sqlite3 "$db" <"$T/to" >"$T/from" 2>&1 &
holder=$!
exec 4>"$T/to"
printf 'BEGIN EXCLUSIVE;\nSELECT 42;\n' >&4
until_true grep -q 42 "$T/from"

gives_up() {			# number act
	status=0 from=$(ms)
	"$KLAR" --db "$db" $2 >"$T/said.$1" 2>&1 || status=$?
	echo "$status $(($(ms) - from)) $2" >"$T/took.$1"
}
i=0 waiters=
for act in "tick VITAE F1" "import $T/base.csv" "set Acadre owner=ml" \
	"undo" "list municipalities" "backup $T/copy.db"; do
	i=$((i + 1))
	gives_up $i "$act" &
	waiters="$waiters $!"
done
wait $waiters
while test $i -gt 0; do
	read -r status took act <"$T/took.$i"
	cp "$T/said.$i" "$T/said"
	refused 5 'another|process|writing' "$act on a held store"
	test "$took" -lt 10000 || fail "'$act' waited $took ms"
	test "$took" -gt 1000 || fail "'$act' did not wait: $took ms"
	echo "$act: gave up after $took ms"
	i=$((i - 1))
done
printf 'ROLLBACK;\n.quit\n' >&4
exec 4>&-
wait $holder
test "$(content "$db")" = "$before" || fail "a refused act changed something"

# A lock that goes in time is no error.
sqlite3 "$db" <"$T/to" >"$T/from2" 2>&1 &
holder=$!
exec 4>"$T/to"
printf 'BEGIN IMMEDIATE;\nSELECT 42;\n' >&4
until_true grep -q 42 "$T/from2"
"$KLAR" --db "$db" tick VITAE F1 >"$T/waiting" 2>&1 &
waiter=$!
i=0
while test $i -lt 20; do	# it waits still
	kill -0 $waiter 2>/dev/null || fail "it did not wait for a short lock"
	sleep 0.02
	i=$((i + 1))
done
printf 'ROLLBACK;\n.quit\n' >&4
exec 4>&-
wait $waiter || { cat "$T/waiting"; fail "a short lock made an error"; }
wait $holder

# The screens, while the store is held.
for open in "" 4 "7G\\r" "4\\r"; do
	"$TOOLS/ptybench" -l "$db" -n 15 ${open:+-o "$open"} "$KLAR" --db "$db" \
		>"$T/keys" || { cat "$T/keys"; fail "the screen ended badly"; }
	awk -v open="$open" '
	/^(key|page)_max/ && $2 > worst { worst = $2 }
	/^(key|page)_silent/ { silent += $2 }
	/^status/ { ended = $2 == 0 }
	END {
		printf "screen %s: slowest key %.0f ms, %d silent\n", open,
		    worst, silent
		if (worst <= 0) bad = "no key was answered"
		if (worst > 250) bad = "a key waited"
		if (!ended) bad = "it did not end well"
		if (bad) { print bad; exit 1 }
	}' "$T/keys" || { cat "$T/keys"; fail "screen '$open' while held"; }
done
