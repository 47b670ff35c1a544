# P8: a damaged store is said to be so, never replaced, and never makes the
# program crash or hang. N damages (120): cut short, overwritten, bits turned.
. "$(dirname "$0")/lib.sh"
N=${N:-120}
new_store "$T/good.db"
rows 3000 base >"$T/base.csv"
run "$KLAR" --db "$T/good.db" import "$T/base.csv"
test $status = 0 || { cat "$T/said"; fail "the list is not read"; }
cat >"$T/damage.py" <<'END'
import random, sys
good, to, seed = sys.argv[1], sys.argv[2], int(sys.argv[3])
rnd = random.Random(seed)
data = bytearray(open(good, "rb").read())
page = int.from_bytes(data[16:18], "big")
kind = seed % 6
if kind == 0:                           # cut short
    del data[rnd.randrange(1, len(data)):]
elif kind == 1:                         # a page of zeros
    at = rnd.randrange(len(data) // page) * page
    data[at:at + page] = bytes(page)
elif kind == 2:                         # two pages have changed places
    a, b = (rnd.randrange(1, len(data) // page) * page for _ in "ab")
    data[a:a + page], data[b:b + page] = data[b:b + page], data[a:a + page]
elif kind == 3:                         # noise in one place
    at = rnd.randrange(len(data))
    n = rnd.choice((1, 16, 512, 8192))
    data[at:at + n] = rnd.randbytes(min(n, len(data) - at))
elif kind == 4:                         # the heads of pages
    for _ in range(rnd.choice((1, 5, 50))):
        at = rnd.randrange(len(data) // page) * page
        data[at + rnd.randrange(100)] = rnd.randrange(256)
else:                                   # bits anywhere
    for _ in range(rnd.choice((1, 20, 2000))):
        data[rnd.randrange(len(data))] ^= 1 << rnd.randrange(8)
open(to, "wb").write(data)
END
told=0 passed=0 i=0
db=$T/bad.db
while test $i -lt $N; do
	python3 "$T/damage.py" "$T/good.db" "$db" $i || fail "no damage done"
	hash=$(bytes "$db")
	# What reads must not write, whatever it finds.
	for act in "check" "list installations" "report overview" \
		"show Odense" "log"; do
		run timeout 60 "$KLAR" --db "$db" $act
		test -s "$T/said" || fail "damage $i: '$act' says nothing"
		case $status in
		0|1) ;;
		6) said . || fail "damage $i: no sentence" ;;
		*) cat "$T/said"; fail "damage $i: '$act' gave $status" ;;
		esac
		test "$act" != check || found=$status
	done
	test "$(bytes "$db")" = "$hash" || fail "damage $i: reading changed it"
	if test "$(sqlite3 "$db" 'PRAGMA integrity_check' 2>&1)" = ok; then
		passed=$((passed + 1))
	else
		test $found = 6 || fail "damage $i: 'check' did not see it"
		run "$KLAR" --db "$db" check
		said "damaged|no klar store|another program|newer|empty" || {
			cat "$T/said"; fail "damage $i: it is not said"; }
		told=$((told + 1))
	fi
	# Writing may be refused or done; the file is never started anew.
	run timeout 60 "$KLAR" --db "$db" tick VITAE F1
	case $status in 0|1|2|3|6) ;; *) cat "$T/said"
		fail "damage $i: tick gave $status" ;; esac
	run timeout 60 "$KLAR" --db "$db" import "$T/base.csv"
	case $status in 0|1|4|6) ;; *) cat "$T/said"
		fail "damage $i: import gave $status" ;; esac
	run "$KLAR" --db "$db" init
	test $status != 0 || fail "damage $i: replaced by a new store"
	test "$(wc -c <"$db")" -gt 0 || fail "damage $i: the file is gone"
	rm -f "$db" "$db-journal"
	i=$((i + 1))
done
echo "$N damages: $told told, $passed of no consequence"
test $told -ge $((N / 3)) || fail "too few damages were any"
