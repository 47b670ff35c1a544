#!/bin/sh
# A locked gate refuses and names what is missing; a waiver with a reason and
# an end lets pass; the day after its end the gate is locked again.
. "$TOP/tests/cli/lib.sh"
klar init >/dev/null || die init
gives 3 'F1' klar tick 'KMD Nexus' F2
gives 0 'met' klar tick 'KMD Nexus' F1 F2 F3 F4 F5 F6 F7 F8
gives 3 'gate.*F9' klar tick 'KMD Nexus' I1
gives 2 'needs a reason' klar waive 'KMD Nexus' F9 --until 2021-06-30
gives 2 'end date' klar waive 'KMD Nexus' F9 --reason 'ISO 27001'
gives 2 'before today' klar waive 'KMD Nexus' F9 --reason x --until 2021-04-26
gives 0 'waived' klar waive 'KMD Nexus' F9 --reason 'dækket af ISO 27001' --until 2021-06-30 --approver 'Søren Åkær'
gives 0 'met' klar tick 'KMD Nexus' I1 --dry-run
# The last day it holds, and the day after.
KLAR_NOW="2021-06-30 09:00:00" gives 0 'met' klar tick 'KMD Nexus' I1 --dry-run
KLAR_NOW="2021-07-01 09:00:00" gives 3 'F9' klar tick 'KMD Nexus' I1
KLAR_NOW="2021-07-01 09:00:00" gives 0 'waiver ended' klar show 'KMD Nexus'
# as-of asks the same of any day.
gives 0 'locked: F9' klar show 'KMD Nexus' --as-of 2021-07-01
klar show 'KMD Nexus' --as-of 2021-05-01 | grep -q 'Forudsætning.*open since' || die "open in May"

# pass: what is missing, then the decision, then nothing left to decide.
gives 3 'F1' klar pass Acadre
KLAR_NOW="2021-04-30 09:00:00" gives 0 'gate of Forudsætning' klar pass 'KMD Nexus'
# Before that day it was still to be decided, and after it not.
may_pass() { klar report course forloeb1 --csv --plain "$@" 2>/dev/null | python3 -c 'import csv,sys
print(*[r["gate"] for r in csv.DictReader(sys.stdin) if r.get("system") == "KMD Nexus"])'; }
test "$(may_pass --as-of 2021-04-29)" = 1 || die "on 29 April: $(may_pass --as-of 2021-04-29)"
test "$(may_pass --as-of 2021-04-30)" = '' || die "on 30 April: $(may_pass --as-of 2021-04-30)"
# The two levels: steps 3-8 of an installation need the system klarmeldt.
klar import - >/dev/null <<'END' || die import
Kommunekode;Leverandør;System;Status
0461;KMD;KMD Nexus;Endnu ikke aftalt
END
gives 0 'met' klar tick 'Odense/KMD Nexus' 1 2
gives 3 'system to be declared ready' klar tick '0461/KMD Nexus' 4
gives 1 'is no step' klar why 'KMD Nexus' nix
