# P2 and P3: the k-th write, sync, read, opening, deletion or lock of the
# store fails, once or for good, or the k-th allocation inside SQLite:
# an import ends with a sentence, and then all of it is stored or nothing.
. "$(dirname "$0")/lib.sh"
new_store "$T/base.db"
rows 200 base system >"$T/base.csv"
rows 400 news system >"$T/news.csv"
run "$KLAR" --db "$T/base.db" import "$T/base.csv"
test $status = 0 || { cat "$T/said"; fail "the first list is not read"; }
"$TOOLS/faulty" "$T/base.db" "$T/news.csv" "$T/klar.db" >"$T/out" 2>&1
status=$?
cat "$T/out"
test $status = 0 || fail "an error was not survived"
# Really tested: every kind failed somewhere, and refusals came of it.
for kind in write full sync read open delete lock memory; do
	awk -v kind=$kind '$1 == kind { n = $2 } END { exit !(n > 0) }' \
		"$T/out" || fail "'$kind' was never made to fail"
done
awk '/refused/ { n += $4 } END { exit !(n >= 50) }' "$T/out" ||
	fail "too few imports were refused"
