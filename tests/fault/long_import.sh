# P1, P2 in the midst of a long list, which is written in blocks, spills into
# the file before it is committed, and remakes an index at the end: killed,
# stopped with Ctrl-C, and without room, on a store that is new and on one that
# is in use. Nothing is stored, it is said, no file is left, the store is sound,
# and the next import goes through.
. "$(dirname "$0")/lib.sh"
own_mounts
ROWS=${ROWS:-250000}
db=$T/klar.db work=$T/work
mkdir "$work"
rows "$ROWS" long >"$work/long.csv"
# One row that is rejected, early: the file of rejects is open all the time.
{ head -n 1 "$work/long.csv"; echo '9999;Ingen;A;B;;;;;;;'
	tail -n +2 "$work/long.csv"; } >"$work/l" && mv "$work/l" "$work/long.csv"
new_store "$T/new.db"
cp "$T/new.db" "$T/used.db"
rows 1000 base >"$T/base.csv"
run "$KLAR" --db "$T/used.db" import "$T/base.csv"
test $status = 0 || { cat "$T/said"; fail "the first list is not read"; }

# What is there after a whole import, and how long one takes.
goes_through() {		# store, what
	run "$KLAR" --db "$1" import "$work/long.csv"
	test $status = 1 && said '[0-9]000 new, .* 1 rejected' ||
		{ cat "$T/said"; fail "$2: no next import"; }
	test "$(count "$1")" = "$ROWS" || fail "$2: rows are missing"
	test ! -e "$1-journal" || fail "$2: a journal is left"
	rm -f "$work/long.afvist.csv"
	sound "$1"
}
nothing_stored() {		# store, what
	test "$(content "$1")" = "$before" || fail "$2: something is stored"
	sound "$1"
	run "$KLAR" --db "$1" check
	said 'is sound' || { cat "$T/said"; fail "$2: not sound"; }
}
no_file_left() {
	test ! -e "$db-journal" || fail "$1: a journal is left"
	test "$(ls "$work")" = long.csv || fail "$1: left: $(ls "$work")"
}
cp "$T/new.db" "$db"
"$TOOLS/timed" "$T/time" "$KLAR" --db "$db" import "$work/long.csv" >/dev/null
took=$(awk '{ print int($1 * 1000000) }' "$T/time")
big=$(($(wc -c <"$db") / 1024))
rm -f "$work/long.afvist.csv"

struck=0 stopped=0 writing=0
for store in new used; do
	before=$(content "$T/$store.db")
	size=$(wc -c <"$T/$store.db")
	for k in 2 5 7; do
		us=$((took * k / 8))
		cp "$T/$store.db" "$db"
		set -- $("$TOOLS/strike" -g $us "$db-journal" "$KLAR" \
			--db "$db" import "$work/long.csv" 2>&1 | tail -n 1)
		rm -f "$work"/long.afvist.csv*
		test "$1" = killed || continue
		struck=$((struck + 1))
		test "$(wc -c <"$db")" = "$size" || writing=$((writing + $2))
		if test "$2" = 1; then
			run "$KLAR" --db "$db" list vendors
			nothing_stored "$db" "$store, killed after $us us"
		fi
		sound "$db"
	done
	for k in 2 6; do
		us=$((took * k / 8)) what="$store, stopped after $us us"
		cp "$T/$store.db" "$db"
		set -- $("$TOOLS/strike" -g -i $us "$db-journal" "$KLAR" \
			--db "$db" import "$work/long.csv" 2>"$T/said" |
			tail -n 1)
		test "$1 $2" = "ended 130" || {	# it was through before
			cp "$T/$store.db" "$db"
			rm -f "$work"/long.afvist.csv*
			continue
		}
		said 'stopped; nothing was imported' ||
			{ cat "$T/said"; fail "$what: no sentence"; }
		stopped=$((stopped + 1))
		nothing_stored "$db" "$what"
		no_file_left "$what"
	done
	goes_through "$db" "$store, after it was stopped"
done

# A disk that is full when the file is written early, when it is committed,
# and where SQLite sorts.
refusals=0 disk=$T/disk
if test -n "$MOUNTS"; then
	mkdir "$disk"
	for store in new used; do
		before=$(content "$T/$store.db")
		for kb in $((big / 3)) $((big * 19 / 20)); do
			what="$store, a disk of $kb KiB"
			mount -t tmpfs -o size=${kb}k none "$disk" ||
				fail "no small disk"
			cp "$T/$store.db" "$disk/klar.db"
			run "$KLAR" --db "$disk/klar.db" import \
				"$work/long.csv"
			refused 1 'disk is full|no space' "$what"
			nothing_stored "$disk/klar.db" "$what"
			no_file_left "$what"
			refusals=$((refusals + 1))
			mount -o remount,size=512m "$disk" ||
				fail "no bigger disk"
			goes_through "$disk/klar.db" "$what"
			umount "$disk"
		done
	done
	mount -t tmpfs -o size=1m none "$disk" || fail "no small disk"
	before=$(content "$T/new.db")
	cp "$T/new.db" "$db"
	run env SQLITE_TMPDIR="$disk" "$KLAR" --db "$db" import "$work/long.csv"
	refused 1 'disk is full|no space' "no room to sort"
	nothing_stored "$db" "no room to sort"
	no_file_left "no room to sort"
	test -z "$(ls -A "$disk")" || fail "no room to sort: left: $(ls "$disk")"
	umount "$disk"
	goes_through "$db" "no room to sort"
fi
echo "$ROWS rows in $took us: $struck killed, $writing of them while the file" \
	"was written, $stopped stopped, $refusals without room"
test $struck -ge 3 || fail "too few were killed"
test $stopped -ge 2 || fail "too few were stopped"
