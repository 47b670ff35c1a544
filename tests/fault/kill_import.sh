# P1: killed (SIGKILL) at any moment of an import, the store holds all of its
# rows or none, what was there before stands, and the next start and the next
# import need no repair. N kills (40); a fifth must be inside the transaction.
. "$(dirname "$0")/lib.sh"
N=${N:-40}
db=$T/klar.db
new_store "$T/base.db"
rows 1500 base system >"$T/base.csv"
rows 10000 news system >"$T/news.csv"
run "$KLAR" --db "$T/base.db" import "$T/base.csv"
test $status = 0 || { cat "$T/said"; fail "the first list is not read"; }
before=$(content "$T/base.db")

# How long it takes, and what it leaves.
for i in 1 2 3; do
	cp "$T/base.db" "$db"
	"$TOOLS/timed" "$T/time" "$KLAR" --db "$db" import "$T/news.csv" \
		>/dev/null || fail "the list is not read"
	cut -d' ' -f1 "$T/time"
done | sort -n | sed -n 2p >"$T/median"
took=$(awk '{ print int($1 * 1000000) }' "$T/median")
after=$(content "$db")
test "$before" != "$after" || fail "the import changes nothing"

inside=0 writing=0 none=0 all=0 killed=0 i=0
commit=$took			# about when it commits; found ever better
size=$(wc -c <"$T/base.db")
while test $i -lt $N; do
	cp "$T/base.db" "$db"
	# Every second over the whole run, the others about the commit.
	us=$(awk -v i=$i -v n=$N -v t="$took" -v c="$commit" 'BEGIN {
		srand(i + 1)
		if (i % 2) us = c * (0.96 + 0.06 * rand())
		else us = t * (i + rand()) / n
		print int(us) }')
	test -n "$us" || fail "no moment to kill at"
	set -- $("$TOOLS/strike" $us "$db-journal" "$KLAR" --db "$db" \
		import "$T/news.csv" 2>&1 | tail -n 1)
	if test "$1" = killed; then
		killed=$((killed + 1)) inside=$((inside + $2))
		test "$(wc -c <"$db")" = "$size" || writing=$((writing + $2))
		test $((i % 2)) = 0 || commit=$((commit + commit / 16))
	else
		commit=$((commit - commit / 20))
	fi
	# The next start, by a reader or a writer, puts it right by itself.
	if test $((i % 2)) = 0; then
		run "$KLAR" --db "$db" list municipalities
	else
		run "$KLAR" --db "$db" set Acadre owner=ml --dry-run
	fi
	test $status = 0 || { cat "$T/said"; fail "kill $i: not opened"; }
	case $(content "$db") in
	"$before") none=$((none + 1)) ;;
	"$after") all=$((all + 1)) ;;
	*) fail "kill $i after $us us: a part of the import is there" ;;
	esac
	sound "$db"
	run "$KLAR" --db "$db" import "$T/news.csv"
	test $status = 0 || { cat "$T/said"; fail "kill $i: no next import"; }
	test ! -e "$db-journal" || fail "kill $i: a journal is left"
	test "$(content "$db")" = "$after" ||
		fail "kill $i: the next import leaves something else"
	i=$((i + 1))
done
echo "$N runs of $took us: $killed killed, $inside inside the transaction," \
	"$writing of them while the file was written; none $none, all $all"
test $((inside * 5)) -ge $N || fail "only $inside of $N inside"
test $none -gt 0 && test $all -gt 0 ||
	fail "the kills came all before or all after the commit"
