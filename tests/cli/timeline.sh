#!/bin/sh
# The timeline as a report: forecasts are those of the shortest way, the plan
# comes from due dates or planned work days, what nobody can say is not said,
# as of, as known, another time as the baseline, courses and filters.
. "$TOP/tests/cli/lib.sh"
example
cat >"$T/steps.csv" <<'END'
Forløb;Fase;Trin;Titel;Part;Kræver;Arbejdsdage;Før porten;Giver
Forløb 2;Forudsætning;F1;Aftal deltagelse;KOMBIT;;5;;
Forløb 2;Forudsætning;F2;Kortlæg kommuner;kommune;F1;10;;
Forløb 2;Integration;I1;Tegn dataflow;leverandør;F1;5;ja;
Forløb 2;Integration;I2;Byg integrationen;leverandør;I1;15;;
Forløb 2;Klarmelding;K1;Pilotdrift;kommune;I2;10;;
Forløb 2;Klarmelding;K2;Klarmeld;KOMBIT;K1;2;;klarmeldt
END
cat >"$T/systems.csv" <<'END'
Leverandør;System;Område;Forløb;Ansvarlig
Nordlys;SagBro;ESDH;forloeb2;tø
Havbro;LønPlus;EOJ;forloeb2;ml
Birk;Landzone;ESDH;forloeb2;ml
END
klar import "$T/steps.csv" >/dev/null || die steps
KLAR_NOW='2021-03-01 10:00:00' klar import "$T/systems.csv" >/dev/null || die systems
act() { klar "$@" >/dev/null || die "$*"; }
act tick SagBro F1 --date 2021-03-08
act tick SagBro F2 --date 2021-03-25
act pass SagBro
act tick SagBro I1 --date 2021-04-12
act set SagBro I2 due=2021-05-12
act set SagBro K2 due=2021-05-28
act tick Landzone F1 --date 2021-04-20
before=$(sha256sum <"$DB")

# One column of one system.
field() {
	name=$1 col=$2; shift 2
	klar report timeline --csv --plain "$@" 2>/dev/null |
		awk -F, -v n="$name" -v c="$col" 'NR == 1 { for (i = 1; i <= NF; i++)
			if ($i == c) k = i; next } /^$/ { exit } $2 == n { print $k }'
}
is() {			# WANT NAME COLUMN OPTION...
	want=$1; shift
	got=$(field "$@")
	test "$got" = "$want" || die "$*: '$got', not '$want'"
}
is 2021-06-08 SagBro ready_on
is forecast SagBro sure
is 2021-05-28 SagBro plan
is 11 SagBro slip
is no SagBro slips
is 'I2 > G2 > K1 > K2 > G3' SagBro critical
is Integration SagBro phase
is tø SagBro owner
# The same day as that of the shortest way.
klar why SagBro gate3 --csv --plain | grep -q '^[0-9]*,K2,.*,2021-06-08$' ||
	die "the way ends otherwise: $(klar why SagBro gate3 --csv --plain)"
# Nothing planned, nothing said; a list's word is no later than its day.
is '' VITAE ready_on
is unknown VITAE sure
is unknown VITAE slips
is 25 VITAE unplanned
is 2021-03-31 Acadre ready_on
is told Acadre sure
is ready Acadre slips
is 3 Acadre operation
is 29 Acadre installations
# Not begun: a forecast, no plan, no slip.
is yes LønPlus slips --as-of 2021-06-01
is '' LønPlus plan
is '' LønPlus slip

# Phases: what happened, what may, what somebody decided.
klar report timeline forloeb2 --csv --plain 2>/dev/null >"$T/out" || die course
grep -q '^SagBro,Nordlys,1,Forudsætning,2021-03-08,2021-03-25,happened,2021-03-29,2021-04-27$' "$T/out" ||
	die "gate 1: $(cat "$T/out")"
grep -q '^SagBro,Nordlys,2,Integration,2021-03-25,2021-05-20,forecast,2021-05-12,$' "$T/out" ||
	die "gate 2: $(cat "$T/out")"
grep -q '^19,2021-05-10,1,0,' "$T/out" || die "week 19: $(cat "$T/out")"
grep -q ',VITAE,' "$T/out" && die "another course's system"

# Courses and filters; the first word is a course only if there is one.
rows() { klar report timeline --csv --plain "$@" 2>/dev/null | awk 'NR > 1 && /^$/ { exit } NR > 1' | wc -l; }
test "$(rows)" -eq 11 || die "all: $(rows)"
test "$(rows forloeb2)" -eq 3 || die forloeb2
test "$(rows forloeb2 owner:ml)" -eq 2 || die "forloeb2 owner:ml"
test "$(rows area:esdh)" -eq 5 || die "esdh: $(rows area:esdh)"
test "$(rows forloeb3)" -eq 0 || die forloeb3
gives 0 'no system is enrolled' klar report timeline forloeb4
gives 1 'no field is called' klar report timeline forloeb2 onwer:ml
gives 0 'Q2 ends 30-06-2021: 5 ready, 3 make it, 0 slip, 3 nobody can say' klar report timeline
gives 0 '2. kvartal slutter 30-06-2021: 5 klarmeldt' klar --lang da report timeline

# Another day, another time, and one held against the other.
is 2021-04-26 SagBro ready_on --as-of 2021-02-22
is yes SagBro slips --as-of 2021-03-30
is 2021-05-20 SagBro ready_on --as-of 2021-03-30
is '' SagBro then
is 2021-05-06 SagBro then --baseline 2021-03-10
is 33 SagBro slip --baseline 2021-03-10
first=$(klar log --csv --plain | awk -F, '$0 ~ /Landzone.*F1/ { print $1 }' | tail -n 1)
is 2021-06-22 Landzone ready_on
gives 0 'Timeline as of' klar report timeline --as-known "$first"
is 2021-06-29 Landzone ready_on --as-known "$((first - 1))"
is 2021-06-29 Landzone then --baseline "$((first - 1))"
gives 2 'baseline\|time' klar report timeline --baseline nonsense
gives 2 'goes with klar report timeline' klar report matrix --baseline 1
klar report timeline --json | python3 -c 'import json, sys
d = json.load(sys.stdin)["sheets"]
assert [s["name"] for s in d] == ["timeline", "phases", "weeks"], d
r = {x["system"]: x for x in d[0]["rows"]}
assert r["SagBro"]["slip"] == 11 and r["VITAE"]["ready_on"] is None, r' || die json
test "$before" = "$(sha256sum <"$DB")" || die "asking wrote"

# The list of systems has the same days, and filters and sorts by them; who is
# on no course, or klarmeldt already, has no forecast.
systems() { klar list systems "$@" --csv --plain 2>/dev/null | tail -n +2 | tr '\n' ' '; }
klar report timeline --csv --plain 2>/dev/null | awk -F, '
	NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next } /^$/ { exit }
	$at["plan"] != "" { print $2 "," ($at["sure"] == "forecast" ? $at["ready_on"] : "") "," \
	    $at["plan"] "," $at["slip"] }' | sort >"$T/timeline"
klar list systems 'planned>=2000-01-01' --columns system,forecast,planned,slip --csv --plain |
	tail -n +2 | sort >"$T/systems"
test "$(wc -l <"$T/timeline")" -ge 2 || die "$(cat "$T/timeline")"
cmp "$T/timeline" "$T/systems" || die "$(cat "$T/timeline" "$T/systems")"
act set Landzone K2 due=2021-12-01
want='SagBro '
got=$(systems 'slip>0' --columns system); test "$got" = "$want" || die "slip>0: $got"
got=$(systems 'skred<0' --columns system); test "$got" = 'Landzone ' || die "skred<0: $got"
got=$(systems 'slip>=-400 slip<=11' --sort slip --columns system)
test "$got" = 'Landzone SagBro ' || die "by slip: $got"
got=$(systems 'forecast<2021-06-10' --columns system); test "$got" = "$want" || die "$got"
got=$(systems 'forecast>=2021-06-08 forecast<=08-06-2021' --columns system,forecast)
test "$got" = 'SagBro,2021-06-08 ' || die "$got"
got=$(systems acadre forecast: planned: slip: --columns system); test "$got" = 'Acadre ' || die "$got"
got=$(systems 'slip>0' --columns system --as-of 2021-03-01); test -z "$got" || die "as of: $got"
klar report timeline 'slip>0' --csv --plain 2>/dev/null | awk -F, '/^$/ { exit } NR > 1' |
	grep -c . | grep -qx 1 || die "the timeline narrowed by it"
