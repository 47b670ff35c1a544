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
	sed -n "s/.*[ ▶]$2 *\\([^ │]\\)\\{0,1\\}│.*/\\1/p" "$T/$1"
}
play 100x30 "$KLAR" --db "$DB" <<'END'
keys 3
expect gate 1: 1 ready
expect-not gate 2:
expect Cura Omsorg is locked at gate 1 by F3, F4, F7, F8, F9; waits for Åse Krogh since 14-04-2021
dump b
keys l
expect VITAE may pass gate 1; p passes it
expect-not next
keys p
expect gate 1
expect-not gate 1:
keys l
expect Acadre is locked at gate 1 by F1, F2, F3, F4 and 5 more
expect 3/29m
END
for want in 'Acadre:?' 'Cura Omsorg:w' 'eDoc:!' 'KMD Nexus:z'; do
	got=$(letter b "${want%:*}")
	test "$got" = "${want#*:}" || fail "${want%:*} has '$got'"
done
grep -q '│ *VITAE *G│' "$T/b" || fail "VITAE has no G"

# Only what waits is left alone: not on a day before, not when it has happened.
play 100x30 "$KLAR" --db "$DB" <<'END'
keys 3 T
type 19-04-2021
keys <Enter>
dump before
END
test -z "$(letter before 'KMD Nexus')" || fail "asleep before it waited"
k tick 'KMD Nexus' F5
play 100x30 "$KLAR" --db "$DB" <<'END'
keys 3
dump after
END
test -z "$(letter after 'KMD Nexus')" || fail "asleep though it is met"
k undo

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

# Klarmeldt by a list is on its way out, however many steps are left to tidy up
# in; in operation everywhere comes after it, and folds after 30 days. The days
# in a column are the median of those it is known of; klarmeldt no later than a
# day is at least so long ago.
live() {		# SYSTEM DAY: everywhere
	sqlite3 "$DB" "UPDATE installation SET operation_on = '$2'
	    WHERE system_id = (SELECT id FROM system WHERE name = '$1')"
}
head_of() { grep -q "$2" "$T/$1" || { cat "$T/$1" >&2; fail "$1: no '$2'"; }; }
live GetOrganizedAsAService 2021-03-28
live eDoc 2021-03-01
play 100x30 "$KLAR" --db "$DB" <<'END'
keys 3 G
dump d
keys l l
expect in operation 3 of 29
keys l
expect GetOrganizedAsAService is locked
keys j
expect GetOrganizedAsAService is locked
keys V
expect 7 marked
size 48x30
expect Live
expect Roll-out
expect-not Forudsætning
keys h h h
expect Forudsætning
expect-not Live
END
head_of d 'Roll-out  *3. Live  *2'
head_of d 'median 15d .*median >27d .*median 43d'
head_of d '+1 older'
grep -q eDoc "$T/d" && fail "eDoc has not folded"
grep -q ' 5/5m' "$T/d" || fail "no count of GetOrganizedAsAService"
"$KLAR" --db "$DB" --lang da report course --json | python3 -c '
import json, sys
r = {x["system"]: x for x in json.load(sys.stdin)["sheets"][0]["rows"]}
def are(system, *want):
    x = r[system]
    got = [x[k] for k in ("phase", "days", "in_operation", "installations")]
    assert got == list(want), (system, got)
are("eDoc", "live", 57, 18, 18)
are("GetOrganizedAsAService", "live", 30, 5, 5)
are("Acadre", "rollout", 27, 3, 29)
are("VITAE", "Integration", 15, 0, 0)
are("KMD Nexus", "Forudsætning", 15, 0, 0)
' || fail "the report has other columns"
"$KLAR" --db "$DB" report overview --json | python3 -c '
import json, sys
c = json.load(sys.stdin)["sheets"][0]["rows"][0]
got = [c[k] for k in ("phase1", "phase2", "phase3", "ready", "rolling", "live")]
assert got == [2, 1, 0, 5, 3, 2], got
' || fail "the overview counts otherwise than the board"

# What looks into rows says that there are none, here and in the matrix.
play 100x30 "$KLAR" --db "$DB" <<'END'
keys 3 f
expect of no use on this screen
keys 5 +
expect of no use on this screen
keys ? /
type next
keys <Enter>
expect :next-course
expect-not :find-next
END
