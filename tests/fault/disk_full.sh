# P2: a full disk or a limit on the size of files, at many sizes: a sentence
# that says so, a status that is not 0, nothing stored, and the same import
# goes through when there is room.
. "$(dirname "$0")/lib.sh"
own_mounts
new_store "$T/base.db"
rows 500 base system >"$T/base.csv"
rows 6000 news system >"$T/news.csv"
run "$KLAR" --db "$T/base.db" import "$T/base.csv"
test $status = 0 || { cat "$T/said"; fail "the first list is not read"; }
before=$(content "$T/base.db")
cp "$T/base.db" "$T/klar.db"
run "$KLAR" --db "$T/klar.db" import "$T/news.csv"
test $status = 0 || { cat "$T/said"; fail "the second list is not read"; }
after=$(content "$T/klar.db")
small=$(($(wc -c <"$T/base.db") / 1024))
big=$(($(wc -c <"$T/klar.db") / 1024))
test $((big - small)) -gt 500 || fail "the import is too small to test with"

nothing_stored() {		# store, what
	test "$(content "$1")" = "$before" || fail "$2: something is stored"
	sound "$1"
	test ! -e "$1-journal" || fail "$2: a journal is left"
}

# A small disk. The store fits, the import does not.
refusals=0
disk=$T/disk
if test -n "$MOUNTS"; then
	mkdir "$disk"
	for k in 1 2 3 4 5 6 7 8 9 10 11 12; do
		kb=$((small + 8 + (big - small) * (k - 1) / 12))
		mount -t tmpfs -o size=${kb}k none "$disk" ||
			fail "no small disk"
		cp "$T/base.db" "$disk/klar.db"
		run "$KLAR" --db "$disk/klar.db" import "$T/news.csv"
		refused 1 'disk is full|no space' "a disk of $kb KiB"
		nothing_stored "$disk/klar.db" "a disk of $kb KiB"
		run "$KLAR" --db "$disk/klar.db" list municipalities
		test $status = 0 || fail "a disk of $kb KiB: not opened after"
		refusals=$((refusals + 1))
		mount -o remount,size=64m "$disk" || fail "no bigger disk"
		run "$KLAR" --db "$disk/klar.db" import "$T/news.csv"
		test $status = 0 || { cat "$T/said"
			fail "not read when there was room"; }
		test "$(content "$disk/klar.db")" = "$after" ||
			fail "something else is read when there was room"
		umount "$disk"
	done

	# No room for one act, a backup, an export, or a new store.
	mount -t tmpfs -o size=${small}k none "$disk" || fail "no small disk"
	cp "$T/base.db" "$disk/klar.db"
	dd if=/dev/zero of="$disk/rest" bs=1k 2>/dev/null
	run "$KLAR" --db "$disk/klar.db" tick VITAE F1
	refused 1 'disk is full|no space' "a tick on a full disk"
	nothing_stored "$disk/klar.db" "a tick on a full disk"
	run "$KLAR" --db "$T/klar.db" backup "$disk/copy.db"
	refused 1 'disk is full|no space' "a backup to a full disk"
	test ! -e "$disk/copy.db" || fail "half a backup has its name"
	run "$KLAR" --db "$T/klar.db" export installations "$disk/out.csv"
	refused 1 'full|no space|written' "an export to a full disk"
	test ! -s "$disk/out.csv" || fail "half an export has its name"
	run "$KLAR" --db "$disk/new.db" init
	refused 1 'disk is full|no space' "a new store on a full disk"
	umount "$disk"

	# The wizard, too: the sentence, and the plan is still there.
	mount -t tmpfs -o size=$((small + (big - small) / 2))k none "$disk" ||
		fail "no small disk"
	cp "$T/base.db" "$disk/klar.db"
	cat >"$T/keys" <<-END
		:import $T/news.csv
		:status-date 2021-03-31
		keys w
		expect What will happen
		keys w
		expect disk is full
		expect What will happen
	END
	run "$KLAR" --db "$disk/klar.db" --script "$T/keys" --size 100x30
	test $status = 0 || { cat "$T/said"; fail "the wizard on a full disk"; }
	nothing_stored "$disk/klar.db" "the wizard on a full disk"
	ls "$T" | grep afvist && fail "the wizard left rejected rows"
	umount "$disk"
fi

# A limit on the size of a file (ulimit -f counts 512 bytes), with its signal
# as it comes and with the signal ignored.
for k in 1 2 3 4; do
	blocks=$((2 * (small + (big - small) * k / 5)))
	for ignored in no yes; do
		cp "$T/base.db" "$T/klar.db"
		run sh -c 'test $1 = no || trap "" XFSZ; ulimit -f $2
			exec "$3" --db "$4" import "$5"' sh $ignored $blocks \
			"$KLAR" "$T/klar.db" "$T/news.csv"
		refused 1 'too large|full|quota|cannot .*write' "files of $blocks blocks"
		nothing_stored "$T/klar.db" "files of $blocks blocks"
		refusals=$((refusals + 1))
	done
done

# What is printed and cannot be written is no success.
"$KLAR" --db "$T/base.db" list municipalities >/dev/full 2>"$T/said" &&
	fail "a full standard output is not told"
said . || fail "a full standard output: no sentence"

# The rejected rows find no room beside the list: said, not swallowed.
if test -n "$MOUNTS"; then
	mount -t tmpfs -o size=64k none "$disk" || fail "no small disk"
	{ head -n 1 "$T/news.csv"; printf '9999;Ingen;A;B;;;;;;;\n'; } \
		>"$disk/bad.csv"
	dd if=/dev/zero of="$disk/rest" bs=1k 2>/dev/null
	cp "$T/base.db" "$T/klar.db"
	run "$KLAR" --db "$T/klar.db" import "$disk/bad.csv"
	refused 1 'full|space' "no room for the rejected rows"
	umount "$disk"
fi
echo "$refusals imports refused, small disks: ${MOUNTS:-not possible here}"
test $refusals -ge 8 || fail "too few imports met the end of the disk"
