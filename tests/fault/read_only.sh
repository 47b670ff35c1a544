# P10: a read-only file, folder or file system: it opens for reading, or says
# why not; an import is refused with the reason; no journal is left behind.
. "$(dirname "$0")/lib.sh"
own_mounts
rows 50 x >"$T/list.csv"
cases=0

# read_only STORE COMMAND-PREFIX...: reads, refuses to write, leaves nothing
read_only() {
	db=$1; shift
	hash=$(bytes "$db")
	for act in "list municipalities" "report overview" "check" \
		"--read-only log"; do
		run "$@" --db "$db" $act
		test $status -le 1 || { cat "$T/said"
			fail "'$act' does not read $db"; }
	done
	for act in "import $T/list.csv" "tick VITAE F1" "undo 2" \
		"set Acadre owner=ml" "import --dry-run $T/list.csv"; do
		run "$@" --db "$db" $act
		refused 6 'read-only|permission|cannot be written' \
			"$act on $db"
	done
	test "$(bytes "$db")" = "$hash" || fail "$db was changed"
	test ! -e "$db-journal" || fail "a journal is left beside $db"
	cases=$((cases + 1))
}

mkdir "$T/a" "$T/b" "$T/c"
new_store "$T/klar.db"
run "$KLAR" --db "$T/klar.db" set Acadre owner=xy
test $status = 0 || { cat "$T/said"; fail "no act to undo"; }
for d in a b c; do cp "$T/klar.db" "$T/$d/klar.db"; done

# Asked for.
run "$KLAR" --read-only --db "$T/a/klar.db" tick VITAE F1
refused 2 'read-only' "--read-only and an act"

# By permissions, which do not bind root.
who=
if can_be_nobody; then
	chmod 755 "$T"
	cp "$KLAR" "$T/klar"
	chmod 755 "$T/klar"
	chmod 444 "$T/list.csv"
	chmod 777 "$T/a"; chmod 444 "$T/a/klar.db"
	chmod 755 "$T/b"; chmod 666 "$T/b/klar.db"
	read_only "$T/a/klar.db" as_nobody "$T/klar"
	read_only "$T/b/klar.db" as_nobody "$T/klar"
	chmod 000 "$T/c/klar.db"
	run as_nobody "$T/klar" --db "$T/c/klar.db" list municipalities
	refused 6 'permission' "a store that may not be read"
	chmod 644 "$T/c/klar.db"
	who=nobody
elif ! is_root; then
	chmod 444 "$T/a/klar.db"
	read_only "$T/a/klar.db" "$KLAR"
	chmod 644 "$T/b/klar.db"; chmod 555 "$T/b"
	read_only "$T/b/klar.db" "$KLAR"
	chmod 755 "$T/b"
	who=$(id -un)
fi

# By the file system.
if test -n "$MOUNTS"; then
	mount --bind "$T/c" "$T/c" && mount -o remount,ro,bind "$T/c" ||
		fail "no read-only mount"
	touch "$T/c/x" 2>/dev/null && fail "the mount is not read-only"
	read_only "$T/c/klar.db" "$KLAR"
	run "$KLAR" --db "$T/klar2.db" init
	run "$KLAR" --db "$T/klar2.db" backup "$T/c/copy.db"
	test $status != 0 || fail "a backup onto a read-only file system"
	said 'read-only' || fail "no reason why the backup failed"
	run "$KLAR" --db "$T/c/new.db" init
	test $status != 0 || fail "a store on a read-only file system"
	said 'read-only' || { cat "$T/said"; fail "no reason"; }
	umount "$T/c"

	# Cut short by a kill, and then not to be put right: said.
	cp "$T/klar2.db" "$T/c/klar.db"
	rows 4000 y >"$T/long.csv"
	i=0
	until test -s "$T/c/klar.db-journal"; do
		i=$((i + 1))
		test $i -lt 40 || fail "no journal to be had"
		rm -f "$T/c/klar.db-journal"
		"$TOOLS/strike" -g $((i * 3000)) "$T/c/klar.db-journal" \
			"$KLAR" --db "$T/c/klar.db" import "$T/long.csv" \
			>/dev/null
	done
	mount --bind "$T/c" "$T/c" && mount -o remount,ro,bind "$T/c" ||
		fail "no read-only mount"
	run "$KLAR" --db "$T/c/klar.db" list municipalities
	case $status in
	0) ;;				# nothing had reached the file
	6) said 'cut short|read-only' || { cat "$T/said"
		fail "a cut import on a read-only disk is not told"; } ;;
	*) cat "$T/said"; fail "status $status" ;;
	esac
	umount "$T/c"
	run "$KLAR" --db "$T/c/klar.db" list municipalities
	test $status = 0 || fail "not put right when it could be"
fi
echo "$cases cases (${who:-no other user}, mounts: ${MOUNTS:-none})"
test $cases -ge 1 || { echo "no read-only case can be made here"; exit 77; }
