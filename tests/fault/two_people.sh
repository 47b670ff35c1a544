# P6: two processes change one field at once, each from what it has read. Every
# write stands on what its writer saw, or is refused with both values: what the
# history says was overwritten is what the writer said it would be.
. "$(dirname "$0")/lib.sh"
N=${N:-100}			# clashes that are wanted
db=$T/klar.db
new_store "$db"
run "$KLAR" --db "$db" set Acadre owner=nobody
acts=$(sqlite3 "$db" 'SELECT count(*) FROM act')
: >"$T/clashes"

writer() {			# NAME
	i=0
	while test "$(wc -l <"$T/clashes")" -lt "$N"; do
		i=$((i + 1))
		test $i -le 2000 || return 1
		saw=$(sqlite3 -cmd '.timeout 5000' "$db" \
			"SELECT owner FROM system WHERE name = 'Acadre'") ||
			return 1
		"$KLAR" --db "$db" set Acadre "owner=$1 $i" \
			--was "owner=$saw" >"$T/said.$1" 2>&1
		case $? in
		0)	echo "$saw|$1 $i" >>"$T/done.$1" ;;
		4)	grep -q "from '$saw' to '.*' by .* (act [0-9]*); yours is \
'$1 $i'" "$T/said.$1" || return 1
			echo "$1 $i" >>"$T/clashes" ;;
		*)	cat "$T/said.$1" >&2; return 1 ;;
		esac
	done
}
writer a & a=$!
writer b & b=$!
wait $a || fail "writer a: $(cat "$T/said.a")"
wait $b || fail "writer b: $(cat "$T/said.b")"

sound "$db"
sort "$T/done.a" "$T/done.b" >"$T/claimed"
sqlite3 "$db" "SELECT old, new FROM change WHERE entity = 'system'
	AND field = 'owner' AND old NOT NULL" | sort >"$T/written"
cmp -s "$T/claimed" "$T/written" ||
	fail "written over unseen: $(diff "$T/claimed" "$T/written")"
now=$(sqlite3 "$db" 'SELECT count(*) FROM act')
test $((now - acts)) = "$(wc -l <"$T/written")" || fail "a refused act is there"
echo "$(wc -l <"$T/clashes") clashes, $(wc -l <"$T/written") writes, 0 lost"
