# Random keys, names and window sizes on the programme's own screens, with a
# store that the keys change. It neither crashes nor stops; afterwards the
# store is sound, and when every act has been taken back, the newest first,
# each table and each list is as it was. RANDOM_SECONDS=600 for longer: then
# with a new store and other keys until the time is over.
. "$TOP/tests/screen/lib.sh"
db=$T/klar.db
export EDITOR=true VISUAL=true
# What makes an act, where the keys before it have led.
cat >"$T/phrases" <<'END'
keys x
keys r
keys p
keys .
keys !
keys D <Enter>
keys D|type 20-04-2021|keys <Enter>|type sag 7|keys <Enter> <Enter>
keys b|type vendor|keys <Enter> <Enter> <Enter>
keys W|type dækket af ISO|keys <Enter>|type 26-04-2022|keys <Enter>|type Åse|keys <Enter>
keys S|type findes ikke her|keys <Enter>
keys o|type Søren Ærø|keys <Enter>
keys d|type +1u|keys <Enter>
keys d|keys <C-u> <Enter>
keys A|type ring efter kl. 13|keys <Enter>
keys E|type http://æ|keys <Enter>
keys e <Tab> <Tab>|type nyt|keys <Enter> <Enter> <Enter> <Enter>
keys c p p|type 3 maj|keys <Enter>
keys c m a <Enter> <Enter>
keys s|type 10-05|keys <Enter>
keys s <C-u> <Enter>
keys v j j j x w
keys V x w
keys <Space> <Space> <Space> o|type Ib|keys <Enter> w
keys <Space> <Space> W|type fælles|keys <Enter>|type 1-12-2021|keys <Enter> <Enter> w
keys V r w
keys v j j S|type ens|keys <Enter> w
keys O|type KMD Nova|keys <Tab> <Enter> <Enter>
keys T|type 2021-03-31|keys <Enter>
keys T <C-u> <Enter>
keys =|type 2021-04-01|keys <Enter>
keys /|type a|keys <Enter>
keys / <C-u> <Enter>
keys :|type acadre|keys <Enter>
keys :|type aarhus|keys <Enter>
keys :|type sbsys|keys <Enter>
keys 2 z O
keys 5 l l j v l j x w
keys 3 <Enter>
keys 6 t|keys 6 t j x
keys gs j j <Enter>
keys gk j <Enter> j <Enter>
keys gl <Enter>
keys 8 j j
keys u
keys <C-r>
keys 8 j U
keys <Esc> <Esc> q
END

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
	random_keys "$1" "$2" "$T/phrases" >"$T/keys"
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
