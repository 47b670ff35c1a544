# Random keys, names and window sizes on the programme's own screens, with a
# store that the keys change. It neither crashes nor stops; afterwards the
# store is sound, and when every act has been taken back, the newest first,
# each table and each list is as it was. RANDOM_SECONDS=600 for longer: then
# with a new store and other keys until the time is over.
. "$TOP/tests/screen/lib.sh"
db=$T/klar.db
export EDITOR=true VISUAL=true
# Those that make acts oftener than the others.
more="c m s ! i D v v V <Space> <Space> x x x t <lt> > C I O E o d A p . u U"
more="$more 2 5 6 gl gv gi gm <C-s> j j j k <Enter> <Enter> <Esc> y Y 1 b W r"
more="$more S e B Z X ' + = P L"

entities() {
	sed -n 's/^ENTITY([A-Z_]*, \([a-z_]*\),.*/\1/p' "$TOP/db/entities.def"
}
lists() {
	sed -n 's/^LIST([a-z_]*, "\([a-z-]*\)".*/\1/p' "$TOP/import/lists.def"
}
state() {			# of the store: every table, every list
	for t in $(entities); do
		echo "== $t"
		sqlite3 "$db" "SELECT * FROM $t ORDER BY id"
	done
	for l in $(lists); do
		echo "== $l"
		"$KLAR" --db "$db" export "$l" --plain || fail "export $l"
	done
}
newest() {
	sqlite3 "$db" "SELECT ifnull(max(id), 0) FROM act"
}
round() {			# SEED LINES SIZE
	random_keys "$1" "$2" "$more" >"$T/keys"
	play "$3" "$KLAR" --db "$db" <"$T/keys"
}
begin() {
	rm -f "$db"
	"$KLAR" --db "$db" init >/dev/null || fail "init"
	"$KLAR" --db "$db" import --status-date 2021-03-31 \
		"$TOP/import/samples/eksempel_installationer.csv" \
		"$TOP/import/samples/kontakter.csv" \
		"$TOP/import/samples/udestaaender.csv" >/dev/null ||
		fail "import"
	first=$(newest)
	state >"$T/before"
}
finish() {
	n=$(($(newest) - first))
	acts=$((acts + n))
	"$KLAR" --db "$db" check >"$T/check" 2>&1
	test $? -le 1 || { cat "$T/check" >&2; fail "klar check"; }
	i=$(newest)
	while test "$i" -gt "$first"; do
		"$KLAR" --db "$db" undo "$i" >"$T/said" 2>&1 ||
			{ cat "$T/said" >&2; fail "act $i is not undone"; }
		i=$((i - 1))
	done
	state >"$T/after"
	cmp -s "$T/before" "$T/after" || {
		diff "$T/before" "$T/after" | head -n 40 >&2
		fail "after $n acts were taken back the store is another"; }
	"$KLAR" --db "$db" check >"$T/check" 2>&1
	test $? -le 1 || { cat "$T/check" >&2; fail "klar check at the end"; }
}

acts=0 seed=${RANDOM_SEED:-1}
end=$(($(date +%s) + ${RANDOM_SECONDS:-0}))
while :; do
	begin
	round "$seed" "${RANDOM_LINES:-1500}" 80x24
	round $((seed + 1000)) "${RANDOM_LINES:-1500}" 120x40
	finish
	seed=$((seed + 1))
	test "$(date +%s)" -lt "$end" || break
done
test "$acts" -gt 5 || fail "the keys changed next to nothing ($acts acts)"
echo "$acts acts taken back, seeds up to $((seed - 1))"
exit 0
