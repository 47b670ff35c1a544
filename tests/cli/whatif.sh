#!/bin/sh
# Why, and what if: the steps in the way of a step or a gate; what would come
# of steps being met or waived, held against what does come of it; nothing is
# written by asking.
. "$TOP/tests/cli/lib.sh"
example
before=$(sha256sum <"$DB")
gives 0 'the shortest way to I1: 9 steps' klar why VITAE I1
gives 0 'F1 Aftal deltagelse' klar why VITAE I1
gives 0 'the shortest way to gate 2: 17 steps' klar why VITAE port2
gives 0 'the shortest way to gate 1: 9 steps' klar why VITAE
gives 0 'gate 3' klar why VITAE Klarmelding
gives 1 'no step' klar why VITAE X1
gives 2 'use:' klar why
gives 0 'may start *VITAE *F2' klar whatif VITAE F1
gives 0 'VITAE F2.*locked by F1\|F2 is locked by F1' klar whatif VITAE F2
gives 0 'nothing would change' klar whatif Kolding/eDoc 1 --waived --json
gives 2 'do not go together' klar whatif VITAE F1 --met --waived
gives 2 'use:' klar whatif VITAE
gives 1 'no step of VITAE' klar whatif VITAE Acadre F1
test "$before" = "$(sha256sum <"$DB")" || die "asking wrote"

# What it says of several subjects is what happens.
ready() { klar show "$1" --csv --plain | awk -F, '$4 == "ready" { print $2 }' | sort; }
ready VITAE >"$T/was"; ready Acadre >>"$T/was"
klar whatif VITAE F1 F6 Acadre F1 --csv --plain | awk -F, '$1 == "ready" { split($3, a, " "); print a[1] }' | sort >"$T/said"
klar tick VITAE F1 F6 >/dev/null; klar tick Acadre F1 >/dev/null
{ ready VITAE; ready Acadre; } | sort >"$T/is"
# ready now = ready before and not ticked, and what was said
{ grep -v -e '^F1$' -e '^F6$' "$T/was"; cat "$T/said"; } | sort >"$T/want"
diff "$T/want" "$T/is" || die "what if said otherwise"

# A klarmelding releases the system's installations and counts for its target.
printf 'Leverandør;It-system;Område;Kommune;Status\nDXC Technology;VITAE;EOJ;Odense;Aftalt\nDXC Technology;VITAE;EOJ;Kolding;Endnu ikke aftalt\n' >"$T/v.csv"
klar import --status-date 2021-04-20 "$T/v.csv" >/dev/null || die import
all=$(klar show VITAE --csv --plain | awk -F, 'NR > 1 && $4 != "met" { print $2 }')
klar whatif VITAE $all --csv --plain >"$T/out"
grep -q '^released,Odense / VITAE,' "$T/out" || die "Odense is released: $(cat "$T/out")"
grep -q '^released,Kolding' "$T/out" && die "Kolding has other steps to do"
grep -q '^target,.*,0,1$' "$T/out" || die "it counts for the target: $(cat "$T/out")"
grep -q '^gate,VITAE,"\{0,1\}gate 3' "$T/out" || die "the last gate"
# An installation in operation: one municipality more, once.
place=$(sqlite3 "$DB" "SELECT m.name || '/' || s.name FROM installation i JOIN municipality m ON m.id = i.municipality_id
	JOIN system s ON s.id = i.system_id JOIN area a ON a.id = s.area_id WHERE a.name = 'ESDH' AND i.operation_on IS NULL
	AND NOT EXISTS (SELECT 1 FROM installation o JOIN system t ON t.id = o.system_id WHERE o.municipality_id = i.municipality_id
		AND t.area_id = s.area_id AND o.operation_on IS NOT NULL) LIMIT 1")
klar whatif "$place" 1 2 3 4 5 6 7 8 --json | python3 -c 'import json,sys
r = [x for x in json.load(sys.stdin)["sheets"][0]["rows"] if x["effect"] == "target"]
assert len(r) == 1 and r[0]["will"] == r[0]["was"] + 1, r' || die "$place in operation"

# In one sentence, and against the end of the quarter (30 June).
gives 0 '^3 steps may start$' klar whatif Cura F1
sqlite3 "$DB" "UPDATE step SET planned_days = 1"
gives 0 '3 steps may start.*Klarmelding: .* > .*, in time for the quarter$' \
	klar whatif Cura F1
sqlite3 "$DB" "UPDATE step SET planned_days = 9"
gives 0 'Klarmelding: .* > .*, [0-9]* work days too late for the quarter$' \
	klar whatif Cura F1
LANGUAGE=da gives 0 '3 trin kan startes.*arbejdsdage for sent til kvartalet' \
	klar whatif Cura F1

# A waiver says what its end brings: steps, the gate, or nothing but itself.
klar waive Cura F1 --until 2021-05-10 --reason 'aftalt' --approver 'Søren Åkær' >/dev/null || die waive
gives 0 '^  by Søren Åkær, 27-04-2021: aftalt$' klar show Cura
gives 0 '^  ends 10-05-2021; then 3 steps lock again$' klar show Cura
klar tick Cura F2 F3 F4 F5 F6 F7 F8 F9 >/dev/null || die tick
gives 0 '^  ends 10-05-2021; then gate 1 locks again$' klar show Cura
klar show Cura --as-of 2021-05-11 >"$T/out"
test "$(grep -c '^waived:' "$T/out")" = 0 || die "it has ended"
