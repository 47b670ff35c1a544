# A pane beside a list follows the cursor when the keys rest: what answers a
# key are the rows, the pane still tells of its own; an act is done to the
# selected row, whatever the pane tells.
. "$TOP/tests/screen/lib.sh"
DB=$T/klar.db
klar() { "$KLAR" --db "$DB" "$@" >/dev/null || fail "$*"; }
klar init
klar import --status-date 2021-03-31 "$TOP/import/samples/eksempel_installationer.csv"
klar item add KMD Prisbilag opened=01-03-2021 due=20-03-2021
klar item add KMD Testplan opened=01-03-2021 due=21-03-2021
shows() { grep -q -- "$2" "$T/$1" || fail "$1 does not show: $2"; }
hides() { ! grep -q -- "$2" "$T/$1" || fail "$1 shows: $2"; }

play 120x40 "$KLAR" --db "$DB" <<'END'
keys 2
dump inbox0
paint inbox1 j
dump inbox2
paint inbox3 k j
keys x <Enter>
dump inbox4
keys g s <Enter>
expect If F1 is met today
paint system1 j j
dump system2
paint system3 <Enter>
keys q 4 <Enter>
dump place0
paint place1 G
dump place2
END

for s in inbox0 inbox1; do
	shows $s '^┌─ 1  KMD / (no contact) / Prisbilag'
done
shows inbox0 '^▶ *1 '
shows inbox1 '^▶ *2 '
shows inbox2 '^┌─ 2  KMD / (no contact) / Testplan'
shows inbox3 '^▶ *2 '
hides inbox4 'Testplan, KMD'
shows inbox4 'Prisbilag'

# A step's own pane stays with its name on it; why is asked of the row.
shows system1 '^▶ . F3.*│  tilmeldes '
shows system1 '┌─ Step F1 '
shows system1 'If F1 is met today'
shows system1 '^ F3 .*locked: F2'
shows system2 '┌─ Why is F3 locked'
shows system2 'If F3 is met today'
shows system3 '^ *VITAE F3 '

# Where nobody is further the pane says with what.
shows place0 'Further with\|nobody is further with [A-Z]'
cmp -s "$T/place1" "$T/place2" && fail "place1 is not what answers at once"
tail -n 8 "$T/place0" | head -n 4 >"$T/pane0"
tail -n 8 "$T/place1" | head -n 4 >"$T/pane1"
cmp "$T/pane0" "$T/pane1" || fail "the pane did not stay"

# The whole screen is drawn when the data or the window are others.
play 120x40 "$KLAR" --db "$DB" <<'END'
keys 2
paint small j
size 120x20
paint low k
END
hides low '┌─'

# The path beside the timeline.
play 200x50 "$KLAR" --db "$DB" <<'END'
keys 6
dump path0
paint path1 j
dump path2
END
grep -o 'Critical path: [^─]*' "$T/path0" >"$T/is0" || fail "no path"
grep -o 'Critical path: [^─]*' "$T/path1" >"$T/is1"
grep -o 'Critical path: [^─]*' "$T/path2" >"$T/is2"
cmp "$T/is0" "$T/is1" || fail "the path did not stay"
cmp -s "$T/is0" "$T/is2" && fail "the path did not follow"
:
