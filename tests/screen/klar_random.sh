# The same on the programme's own screens, with a store that the keys change;
# afterwards the store is sound.
. "$TOP/tests/screen/lib.sh"
db=$T/klar.db
"$KLAR" --db "$db" init >/dev/null || fail "init"
"$KLAR" --db "$db" import --status-date 2021-03-31 \
	"$TOP/import/samples/eksempel_installationer.csv" >/dev/null ||
	fail "import"
for seed in 1 2 3; do
	random_keys $seed "${RANDOM_LINES:-1500}" >"$T/keys"
	play 80x24 "$KLAR" --db "$db" <"$T/keys"
done
n=$(sqlite3 "$db" "SELECT count(*) FROM act")
test "$n" -gt 5 || fail "the keys changed next to nothing ($n acts)"
test "$(sqlite3 "$db" 'PRAGMA integrity_check')" = ok || fail "the store"
exit 0
