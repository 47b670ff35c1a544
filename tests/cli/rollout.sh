#!/bin/sh
# The rollout report of 31 March 2021 on the example store is the published
# one (domain.md 9): seven system rows, totals computed from rows, and the
# printed ESDH total, which is wrong, told. Before, nothing was in operation.
. "$TOP/tests/cli/lib.sh"
example
klar report rollout --as-of 2021-03-31 --csv --plain 2>"$T/notes" >"$T/out" || die report
same "$T/out" <<'END'
area,vendor,system,in_operation,agreed,not_agreed,unknown,total,reported_in_operation,reported_agreed,reported_not_agreed,reported_total,difference
ESDH,Formpipe,Acadre,3,4,22,0,29,3,4,22,29,
ESDH,Fujitsu,eDoc,3,6,9,0,18,3,6,9,18,
ESDH,KMD,KMD Nova ESDH,10,15,2,0,27,10,15,2,27,
ESDH,Miracle/Convergens,SBSYS,2,15,23,0,40,2,15,23,40,
ESDH,Netcompany,GetOrganizedAsAService,1,2,2,0,5,1,2,2,5,
ESDH,,,19,42,58,0,119,19,35,61,119,differs
Jobcenter,KMD,KMD Momentum,12,22,9,0,43,12,22,9,43,
Jobcenter,Schultz Information,Schultz Fasit,4,8,43,0,55,4,8,43,55,
Jobcenter,,,16,30,52,0,98,16,30,52,98,
END
grep -q 'printed total of ESDH (19, 35, 61, 119) differs .*(19, 42, 58, 119)' \
	"$T/notes" || die "the wrong printed total is not told: $(cat "$T/notes")"

klar report rollout --as-of 2020-10-31 --csv --plain >"$T/out" 2>/dev/null || die before
test "$(awk -F, 'NR > 1 { s += $4; n++ } END { print s, n }' "$T/out")" = "0 9" ||
	die "in operation in October 2020: $(cat "$T/out")"

# A later list and a vendor switch leave the report of that day as it was.
klar report rollout --as-of 2021-03-31 --csv --plain >"$T/before" 2>/dev/null
cat >"$T/senere.csv" <<'END'
Leverandør;System;Kommune;Status
Fujitsu;eDoc;Vejle;Endnu ikke aftalt
END
KLAR_NOW="2021-06-01 09:00:00" gives 0 '1 new' klar import --status-date 2021-05-31 "$T/senere.csv"
KLAR_NOW="2021-06-01 09:00:00" klar report rollout --as-of 2021-03-31 --csv --plain >"$T/out" 2>/dev/null
diff "$T/before" "$T/out" || die "a later list changed the report of a past day"
KLAR_NOW="2021-06-01 09:00:00" klar report rollout --as-of 2021-05-31 --csv --plain 2>/dev/null |
	grep -q '^ESDH,Fujitsu,eDoc,3,6,10,0,19' || die "the later list is not counted on its day"

# For people: Danish headers, BOM, semicolons, CRLF; never translated.
klar report rollout --as-of 31-03-2021 --csv --lang en 2>/dev/null | head -n 1 >"$T/out"
printf '\357\273\277Område;Leverandør;System;I drift;Aftalt;Endnu ikke aftalt;Ukendt;I alt;Meldt I drift;Meldt Aftalt;Meldt Endnu ikke aftalt;Meldt I alt;Forskel\r\n' >"$T/want"
cmp "$T/want" "$T/out" || die "header for people"
klar report rollout --as-of 2021-03-31 --json 2>/dev/null |
	python3 -c 'import json,sys; d=json.load(sys.stdin); assert d["as_of"]=="2021-03-31"; assert len(d["sheets"][0]["rows"])==9; assert d["sheets"][0]["notes"]' ||
	die "json"
