# The course board: which gates may be passed, the letter of each card, what
# the selected one is locked by, and where klarmeldte systems are out.
. "$TOP/tests/screen/lib.sh"
DB=$T/klar.db
k() { "$KLAR" --db "$DB" "$@" >/dev/null || fail "klar $*"; }
k init
k import --status-date 2021-03-31 "$TOP/import/samples/eksempel_installationer.csv"
sqlite3 "$DB" "UPDATE system SET owner = 'ml'"
k tick VITAE F1 F2 F3 F4 F5 F6 F7 F8 F9 --date 2021-04-12
k tick 'Cura Omsorg' F1 F2 F5 F6 --date 2021-04-12
k wait 'Cura Omsorg' F7 --for vendor --who 'Åse Krogh' --since 2021-04-14
k tick 'KMD Nexus' F1 --date 2021-04-12
k wait 'KMD Nexus' F5 --for vendor --since 2021-04-20
k snooze 'KMD Nexus' F5 --until 2021-05-03
k set eDoc F1 due=20-04-2021
sqlite3 "$DB" "UPDATE system SET owner = NULL WHERE name = 'Acadre'"

letter() {		# SCREEN SYSTEM: the sign at the end of its line
	sed -n "s/^.$2 *\\([^ ]\\)*│.*/\\1/p" "$T/$1"
}
play 100x30 "$KLAR" --db "$DB" <<'END'
keys 3
expect gate 1: 1 ready
expect-not gate 2:
expect Acadre is locked at gate 1 by F1, F2, F3, F4 and 5 more
expect 3/29m
dump b
keys j
expect Cura Omsorg is locked at gate 1 by F3, F4, F7, F8, F9; waits for Åse Krogh since 14-04-2021
keys l
expect VITAE may pass gate 1; p passes it
expect-not next
keys p
expect gate 1
expect-not gate 1:
END
for want in 'Acadre:?' 'Cura Omsorg:w' 'eDoc:!' 'KMD Nexus:z'; do
	got=$(letter b "${want%:*}")
	test "$got" = "${want#*:}" || fail "${want%:*} has '$got'"
done
grep -q '│ *VITAE *G│' "$T/b" || fail "VITAE has no G"

# What was left alone waits again on its day; the report says what the board
# does.
KLAR_NOW='2021-05-03 10:00:00' play 100x30 "$KLAR" --db "$DB" <<'END'
keys 3
dump c
END
test "$(letter c 'KMD Nexus')" = w || fail "awake: $(letter c 'KMD Nexus')"
"$KLAR" --db "$DB" report course --json | python3 -c '
import json, sys
r = {x["system"]: x for x in json.load(sys.stdin)["sheets"][0]["rows"]}
assert r["VITAE"]["gate"] is None, r["VITAE"]
assert r["Cura Omsorg"]["locked_by"] == "F3, F4, F7, F8, F9", r["Cura Omsorg"]
' || fail "the report differs"
