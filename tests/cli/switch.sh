#!/bin/sh
# A vendor switch: one act, one undo; both installations in every as of, the
# new one starts over; what cannot be is refused with the rule.
. "$TOP/tests/cli/lib.sh"
example
from=$(sqlite3 "$DB" "SELECT m.name FROM installation i JOIN municipality m ON m.id = i.municipality_id
	JOIN system s ON s.id = i.system_id WHERE s.name = 'Acadre' AND i.operation_on IS NULL AND i.agreed_on IS NOT NULL LIMIT 1")
test -n "$from" || die "no municipality with Acadre"
status() { klar list installations --municipality "$from" --as-of "$1" --csv --plain |
	awk -F, -v s="$2" '$0 ~ "," s "," { print "there" }'; }
before=$(contents)
gives 2 'the day of the switch' klar switch "$from" Acadre Cura
gives 2 'same' klar switch "$from" Acadre Acadre --on 2022-01-01
gives 1 'no municipality' klar switch Atlantis Acadre Nova --on 2022-01-01
gives 1 'no system' klar switch "$from" Acadre Nope --on 2022-01-01
gives 3 "has no VITAE" klar switch "$from" VITAE Cura --on 2022-01-01
klar set "$from/Acadre" contract=2019 >/dev/null || die contract
klar undo >/dev/null
gives 0 'dry run.*from Acadre to KMD Nexus on 01-01-2022' klar switch "$from" Acadre 'KMD Nexus' --on 2022-01-01 --dry-run
gives 0 'area' klar switch "$from" Acadre 'KMD Nexus' --on 2022-01-01 --dry-run
test "$before" = "$(contents)" || die "a refusal or a dry run wrote"
klar set "$from/Acadre" contract=2019 >/dev/null
gives 0 'last day on 31-12-2021' klar switch "$from" Acadre 'KMD Nexus' --on 2022-01-01
test "$(status 2021-12-31 Acadre)$(status 2021-12-31 'KMD Nexus')" = there || die "on the last day"
test "$(status 2022-01-01 Acadre)" = '' || die "it has gone"
test "$(status 2022-01-01 'KMD Nexus')" = there || die "the new one"
klar list installations --municipality "$from" --system 'KMD Nexus' --as-of 2022-01-01 --status 'endnu ikke aftalt' --csv --plain | grep -q Nexus || die "not yet agreed"
klar list installations --municipality "$from" --system Acadre --as-of 2021-04-27 --status aftalt --csv --plain | grep -q Acadre || die "the old one as it was"
test "$(sqlite3 "$DB" "SELECT ifnull(contract, '-') FROM installation WHERE valid_from = '2022-01-01'")" = - || die "the contract went along unasked"
gives 3 'leaves Acadre already, on 01-01-2022' klar switch "$from" Acadre Cura --on 2021-12-01
gives 3 'has KMD Nexus from 01-01-2022' klar switch "$from" 'KMD Nexus' Cura --on 2022-01-01
gives 3 'overlap' klar switch "$from" "$(sqlite3 "$DB" "SELECT s.name FROM installation i JOIN system s ON s.id = i.system_id JOIN municipality m ON m.id = i.municipality_id
	WHERE m.name = '$from' AND i.valid_to IS NULL AND s.name NOT IN ('Acadre', 'KMD Nexus') LIMIT 1")" 'KMD Nexus' --on 2021-06-01
# One undo takes both back.
gives 0 'taken back' klar undo
klar undo >/dev/null
test "$before" = "$(contents)" || die "undo left something"
# The contract only when said; over to what is there already; a second
# Jobcenter system is told.
klar set "$from/Acadre" contract=2019 >/dev/null
gives 0 'KMD Nexus' klar switch "$from" Acadre 'KMD Nexus' --on 2021-04-01 --keep-contract
test "$(sqlite3 "$DB" "SELECT contract FROM installation WHERE valid_from = '2021-04-01'")" = ski2019 || die "the contract stayed"
gives 3 'has KMD Nexus on' klar switch "$from" "$(sqlite3 "$DB" "SELECT s.name FROM installation i JOIN system s ON s.id = i.system_id JOIN municipality m ON m.id = i.municipality_id
	WHERE m.name = '$from' AND i.valid_to IS NULL AND s.name <> 'KMD Nexus' LIMIT 1")" 'KMD Nexus' --on 2021-06-01
fasit=$(sqlite3 "$DB" "SELECT m.name FROM installation i JOIN municipality m ON m.id = i.municipality_id
	JOIN system s ON s.id = i.system_id WHERE s.name LIKE '%Fasit' AND m.id IN (SELECT i.municipality_id FROM installation i JOIN system s ON s.id = i.system_id WHERE s.name = 'eDoc') LIMIT 1")
gives 0 'second Jobcenter' klar switch "$fasit" eDoc 'KMD Momentum' --on 2022-01-01
klar switch "$fasit" Fasit 'KMD Momentum' --on 2021-12-01 2>&1 | grep -q overlap || die "Momentum twice"
klar undo >/dev/null
klar switch "$fasit" Fasit 'KMD Momentum' --on 2022-01-01 | grep second && die "one Jobcenter system follows the other"
klar switch "$fasit" eDoc Acadre --on 2022-01-01 --json | python3 -c 'import json,sys
d = json.load(sys.stdin); assert d["act"] > 0 and "serviceaftaler" in d["details"], d' || die json
