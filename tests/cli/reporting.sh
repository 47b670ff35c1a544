#!/bin/sh
# The monthly checks: who has not reported in a month, last when and by which
# list, also when later lists have come since; what went back; which printed
# sums are not those of the rows. An import with a status date ends with them.
. "$TOP/tests/cli/lib.sh"
example
grep -q '^03-2021: not reported: 0 of 7 systems; statuses that went back: 0; sums that differ: 1 (klar report reporting --month 2021-03)$' \
	"$T/import" || die "the import does not tell: $(cat "$T/import")"

report() {			# the rows of a sheet, as the programs see them
	klar report reporting --csv --plain "$@" 2>"$T/notes" >"$T/out" ||
		die "report: $(cat "$T/notes")"
}
sheet() { awk -v n="$1" 'BEGIN { RS = "" } NR == n' "$T/out"; }

# April: two lists, one with two statuses that go back, one by hand.
cat >"$T/april.csv" <<'END'
Leverandør;System;Kommunekode;Status;Dato
Formpipe;Acadre;0147;Aftalt;01-02-2021
Formpipe;Acadre;0183;Endnu ikke aftalt;
Formpipe;Acadre;0185;I drift;09-04-2021
END
cat >"$T/momentum.csv" <<'END'
System;Kommunekode;Status;Oplyst af
KMD Momentum;0360;Endnu ikke aftalt;Jens
END
gives 0 '^04-2021: not reported: 6 of 7 .* went back: 2; sums that differ: 0' \
	klar import --status-date 2021-04-15 "$T/april.csv"
klar import --list installations --status-date 2021-04-20 "$T/momentum.csv" \
	>/dev/null || die "momentum"
report
sheet 1 | cut -d, -f1-7 >"$T/rows"
same "$T/rows" <<'END'
vendor,system,area,state,installations,reported,last_reported
Fujitsu,eDoc,ESDH,missing,18,0,2021-03-31
KMD,KMD Nova ESDH,ESDH,missing,27,0,2021-03-31
Miracle/Convergens,SBSYS,ESDH,missing,40,0,2021-03-31
Netcompany,GetOrganizedAsAService,ESDH,missing,5,0,2021-03-31
Schultz Information,Schultz Fasit,Jobcenter,missing,55,0,2021-03-31
Formpipe,Acadre,ESDH,partly,29,3,2021-04-15
KMD,KMD Momentum,Jobcenter,partly,43,1,2021-04-20
END
sheet 1 | grep -q '^Formpipe,Acadre,.*,april.csv$' || die "by which list"
sheet 1 | grep -q '^KMD,KMD Momentum,.*,Jens$' || die "by whom"
grep -q '^nothing has come from: Fujitsu, Miracle/Convergens, Netcompany, Schultz Information$' \
	"$T/notes" || die "vendors: $(cat "$T/notes")"
sheet 2 >"$T/rows"
same "$T/rows" <<'END'
municipality,vendor,system,from,since,on,file,now
Frederiksberg,Formpipe,Acadre,operation,2021-03-24,2021-04-15,april.csv,agreed
Ishøj,Formpipe,Acadre,agreed,2021-02-09,2021-04-15,april.csv,not_agreed
END
grep -q 'no printed table of the month' "$T/notes" || die "$(cat "$T/notes")"

# A past month is not changed by what came later: it reads the history.
report --month 2021-03
sheet 1 | cut -d, -f2,4-7 >"$T/rows"
same "$T/rows" <<'END'
system,state,installations,reported,last_reported
Acadre,reported,29,29,2021-03-31
eDoc,reported,18,18,2021-03-31
KMD Momentum,reported,43,43,2021-03-31
KMD Nova ESDH,reported,27,27,2021-03-31
SBSYS,reported,40,40,2021-03-31
GetOrganizedAsAService,reported,5,5,2021-03-31
Schultz Fasit,reported,55,55,2021-03-31
END
sheet 1 | grep -q '^Formpipe,Acadre,.*,"Eksempel: tal ' || die "by, of March"
sheet 3 >"$T/rows"
same "$T/rows" <<'END'
area,vendor,system,status,counted,reported,difference
ESDH,,,agreed,42,35,-7
ESDH,,,not_agreed,58,61,3
END
grep -q 'printed total of ESDH' "$T/notes" || die "the printed total"

# Up to a day of the month; a month nobody has reported in.
report --as-of 2021-04-16
sheet 1 | grep -q '^KMD,KMD Momentum,Jobcenter,missing,43,0,2021-03-31' ||
	die "as of 16 April: $(cat "$T/out")"
report --month 02-2021
sheet 1 | grep -v '^vendor' | grep -v ',missing,[0-9]*,0,,$' &&
	die "somebody had reported in February"

# What was taken back has not been reported.
klar undo >/dev/null && klar undo >/dev/null || die undo
report
sheet 1 | grep -c ',missing,' | grep -q '^7$' || die "after undo: $(cat "$T/out")"
test "$(sheet 2 | wc -l)" = 1 || die "an undone list went back"
report --month 2021-03
test "$(sheet 1 | cut -d, -f4 | grep -c '^reported$')" = 7 ||
	die "March after undo: $(cat "$T/out")"

# The one installation of a system, told of in January, March and April.
for m in 01 03 04; do
	printf 'System;Kommune;Status\nKMD Nexus;Odense;Aftalt\n' >"$T/nexus$m.csv"
	klar import --list installations --status-date 2021-$m-15 \
		"$T/nexus$m.csv" >/dev/null || die "nexus $m"
done
for m in 01 03 04; do
	report --month 2021-$m
	sheet 1 | grep -q "^KMD,KMD Nexus,EOJ,reported,1,1,2021-$m-15,nexus$m.csv\$" ||
		die "Nexus in $m: $(cat "$T/out")"
done
report --month 2021-02
sheet 1 | grep -q '^KMD,KMD Nexus,EOJ,missing,1,0,2021-01-15,nexus01.csv$' ||
	die "Nexus in February: $(cat "$T/out")"

klar report reporting --json --month 2021-03 | python3 -c '
import json, sys
d = json.load(sys.stdin)
assert d["as_of"] == "2021-03-31", d["as_of"]
assert [s["name"] for s in d["sheets"]] == ["reporting", "went_back", "sums"]
assert d["sheets"][0]["rows"][0]["last_reported"] == "2021-03-31"' || die json
gives 0 'Indberettet fra 01-04-2021' klar --lang da report reporting
gives 2 'no month' klar report reporting --month 2021-13
gives 2 'not come' klar report reporting --month 2021-05
gives 2 'not both' klar report reporting --month 2021-03 --as-of 2021-03-02
gives 2 'report reporting' klar report rollout --month 2021-03
