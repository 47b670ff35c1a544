# P1, for every act: killed while a step is ticked, waived or opened again,
# the act is there as a whole (mark, history) or not at all.
. "$(dirname "$0")/lib.sh"
N=${N:-60}
db=$T/klar.db
new_store "$T/base.db"
before=$(content "$T/base.db")
inside=0 none=0 all=0 i=0
while test $i -lt $N; do
	case $((i % 3)) in
	0) act="tick" more= ;;
	1) act="wait" more="--for vendor" ;;
	2) act="waive" more="--until 2021-12-31 --reason prøve" ;;
	esac
	if test $i -lt 3; then
		cp "$T/base.db" "$T/$act.db"
		run "$KLAR" --db "$T/$act.db" $act 'VITAE' F1 $more
		test $status = 0 || { cat "$T/said"; fail "$act is refused"; }
		content "$T/$act.db" >"$T/$act"
	fi
	cp "$T/base.db" "$db"
	set -- $("$TOOLS/strike" -g $((i * 37 % 1500)) "$db-journal" "$KLAR" \
		--db "$db" $act 'VITAE' F1 $more | tail -n 1)
	test "$1" = killed && inside=$((inside + $2))
	run "$KLAR" --db "$db" list municipalities
	test $status = 0 || { cat "$T/said"; fail "kill $i: not opened"; }
	case $(content "$db") in
	"$before") none=$((none + 1)) ;;
	"$(cat "$T/$act")") all=$((all + 1)) ;;
	*) fail "kill $i: half of '$act' is there" ;;
	esac
	sound "$db"
	i=$((i + 1))
done
echo "$N kills, $inside inside the transaction; none $none, all $all"
test $((inside * 5)) -ge $N || fail "only $inside of $N inside"
