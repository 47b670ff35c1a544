# A long import is taken back, and that is taken back, as blocks: killed at any
# moment the act is there as a whole or not at all, and the next one does the
# same as if nothing had been.
. "$(dirname "$0")/lib.sh"
N=${N:-24}
db=$T/klar.db
new_store "$T/0.db"
rows 12000 m >"$T/list.csv"
"$KLAR" --db "$T/0.db" import "$T/list.csv" --status-date 2021-03-31 \
	>"$T/said" || { cat "$T/said"; fail "the list is not read"; }
"$TOOLS/timed" "$T/time" "$KLAR" --db "$T/0.db" undo --dry-run >/dev/null ||
	fail "a dry undo"
took=$(awk '{ print int($1 * 1000000) }' "$T/time")
cp "$T/0.db" "$T/1.db"
run "$KLAR" --db "$T/1.db" undo
test $status = 0 || { cat "$T/said"; fail "undo"; }
cp "$T/1.db" "$T/2.db"
run "$KLAR" --db "$T/2.db" redo
test $status = 0 || { cat "$T/said"; fail "redo"; }
for k in 0 1 2; do content "$T/$k.db" >"$T/$k"; done
inside=0 none=0 all=0 i=0
while test $i -lt $N; do
	from=$((i % 2)) verb=undo
	test $from = 1 && verb=redo
	cp "$T/$from.db" "$db"
	set -- $("$TOOLS/strike" $((took * 2 * (i + 1) / N)) "$db-journal" \
		"$KLAR" --db "$db" $verb 2>&1 | tail -n 1)
	test "$1" = killed && inside=$((inside + $2))
	run "$KLAR" --db "$db" list municipalities
	test $status = 0 || { cat "$T/said"; fail "kill $i: not opened"; }
	case $(content "$db") in
	"$(cat "$T/$from")") none=$((none + 1)) ;;
	"$(cat "$T/$((from + 1))")") all=$((all + 1)) ;;
	*) fail "kill $i: half of the $verb is there" ;;
	esac
	sound "$db"
	i=$((i + 1))
done
echo "$N kills of $took us, $inside inside; none $none, all $all"
test $((inside * 5)) -ge $N || fail "only $inside of $N inside"
test $none -gt 0 || fail "no kill came before the commit"
