#!/bin/sh
# The overview's questions: are we going to make the quarter, and what comes
# first? Its figures are those of the lists behind them: the inbox, the
# rollout, the log.
. "$TOP/tests/cli/lib.sh"
example
sheet() {		# NAME [OPTION...]: the rows of one sheet as Python sees them
	name=$1; shift
	klar report overview --json "$@" | python3 -c 'import json,sys
for s in json.load(sys.stdin)["sheets"]:
    if s["name"] == sys.argv[1]:
        for r in s["rows"]:
            print(*("-" if v is None else v for v in r.values()), sep="|")
' "$name"
}
row() {			# SHEET START [OPTION...]: the row that starts so
	name=$1 start=$2; shift 2
	sheet "$name" "$@" | grep "^$start"
}

# targets: counted, measured, or unknown
row targets 1.1.1.2 | grep -q '|19|30|11|11 short|' || die "$(row targets 1.1.1.2)"
row targets 1.1.3.2 | grep -q '|0|1|1|1 short|' || die "EOJ: $(row targets 1.1.3.2)"
row targets 1.1.1.1 --as-of 2021-03-31 | grep -q '|5|5|0|reached|' ||
	die "all systems: $(row targets 1.1.1.1 --as-of 2021-03-31)"
row targets 1.2.2.2 | grep -q '|-|57|-|not measured|' || die "$(row targets 1.2.2.2)"
row targets 1.3.2.2 | grep -q '|-|-|-|no figure|' || die "$(row targets 1.3.2.2)"
printf 'Måned;Måles som;Område;Værdi\n2021-02;kommuner_opsagt;KMD Sag;47\n2021-03;kommuner_opsagt;KMD Sag;52\n2021-05;kommuner_opsagt;KMD Sag;90\n' >"$T/m.csv"
gives 0 '3 new' klar import --list measures "$T/m.csv"
row targets 1.2.2.2 | grep -q '|52|57|5|5 short|' || die "the newest by the day: $(row targets 1.2.2.2)"
row targets 1.2.2.2 --as-of 2021-06-01 | grep -q '|90|57|0|reached|' || die "in June"

# a system counts as soon as it is klarmeldt; one that is planned is on course
row courses 'Forløb 1' | grep -q '|5|5|0$' || die "$(row courses 'Forløb 1')"
sqlite3 "$DB" "UPDATE step SET planned_days = 1 WHERE phase_id IN (SELECT p.id
	FROM phase p JOIN track t ON t.id = p.track_id WHERE t.kind = 'course')"
row targets 1.1.3.2 | grep -q '|0|1|0|on course|' || die "planned: $(row targets 1.1.3.2)"
row courses 'Forløb 1' | grep -q '|8|5|0$' || die "planned: $(row courses 'Forløb 1')"

# today and the answers are the inbox
klar tick 'KMD Nexus' F1 F2 F5 F6 --date 2021-04-12 >/dev/null || die tick
klar wait 'KMD Nexus' F7 --for vendor --who 'Åse Krogh' --since 2021-04-14 >/dev/null || die wait
klar set 'KMD Nexus' F3 due=20-04-2021 >/dev/null || die set
klar set VITAE F6 due=27-04-2021 >/dev/null || die set
klar waive VITAE F1 --until 2021-04-30 --reason r --approver 'Søren Åkær' >/dev/null || die waive
for lang in en da; do
	klar --lang $lang report overview --json >"$T/o" || die "$(cat "$T/o")"
	klar --lang $lang report inbox --json >"$T/i" || die "$(cat "$T/i")"
	python3 - "$T/o" "$T/i" <<'END' || die "the overview is not the inbox"
import json, sys
o = {s["name"]: s["rows"] for s in json.load(open(sys.argv[1]))["sheets"]}
box = [r for s in json.load(open(sys.argv[2]))["sheets"] for r in s["rows"]]
need = {r["kind"]: r["items"] for r in o["today"]}
count = lambda g: sum(r["group"] == g for r in box)
assert need["overdue"] == count("overdue") == 1, need
assert need["today"] == count("today") == 1, need
assert need["silent"] == count("silent") > 0, need
assert need["decisions"] + need["lapsing"] == count("decision") == 1, need
assert need["lapsing"] == 1, need
best = {}
for r in box:
    if r["group"] in ("decision", "snoozed"):
        continue
    b = best.setdefault(r["organisation"], [r, 0])
    b[1] += 1
    if r["rank"] > b[0]["rank"]:
        b[0] = r
assert len(o["answers"]) == len(best) > 2, (len(o["answers"]), list(best))
ranks = [r["rank"] for r in o["answers"]]
assert ranks == sorted(ranks, reverse=True), ranks
for a in o["answers"]:
    r, n = best[a["who"]]
    assert a["rank"] == r["rank"] and a["owed"] == n, (a, r)
    assert a["steps"] == r["steps"], (a, r)
END
done

# since you left: what others did after your own last act, and nobody's birth
test -z "$(sheet since)" || die "alone: $(sheet since)"
last=$(sqlite3 "$DB" 'SELECT max(id) FROM act')
sqlite3 "$DB" "UPDATE act SET actor = 'mette.lund' WHERE id > $last - 2"
test "$(sheet since | cut -d'|' -f3 | sort -u)" = mette.lund || die "since: $(sheet since)"
test "$(sheet since | wc -l)" = 2 || die "two acts: $(sheet since)"
klar tick VITAE F5 >/dev/null || die "tick"
test -z "$(sheet since)" || die "back again: $(sheet since)"
sqlite3 "$DB" "UPDATE act SET actor = 'mette.lund'"
sheet since | grep -q 'the programme' && die "the birth is nobody's news"
test "$(sheet since | wc -l)" = 8 || die "never here before: $(sheet since)"

# go-lives by week, by lists and by marks; the rollout report says the same
cat >"$T/live.csv" <<'CSV'
Leverandør;It-system;Område;Kommune;Status;Dato
Lærke;Valgdata;EOJ;Odense;I drift;20-04-2021
Lærke;Valgdata;EOJ;Kolding;I drift;25-04-2021
Lærke;Valgdata;EOJ;Vejle;I drift;07-03-2021
Lærke;Valgdata;EOJ;Fredericia;Endnu ikke aftalt;
Lærke;Valgdata;EOJ;Assens;I drift;09-05-2021
Lærke;Valgdata;EOJ;Billund;I drift;10-05-2021
CSV
sqlite3 "$DB" "DELETE FROM installation WHERE operation_on >= '2021-03-01' AND id NOT IN
    (SELECT installation_id FROM run WHERE installation_id IS NOT NULL)"
weeks() { klar report rollout "$@" --plain | grep '^Go-lives per week'; }
test "$(weeks)" = 'Go-lives per week, w10-w17: 0 0 0 0 0 0 0 0' || die "$(weeks)"
gives 0 '6 new' klar import --status-date 2021-04-26 "$T/live.csv"
sqlite3 "$DB" "UPDATE system SET ready_by = '2021-03-01' WHERE name = 'Valgdata'"
klar tick Fredericia/Valgdata 1 2 3 4 5 6 7 8 --date 2021-04-27 >/dev/null || die tick
klar tick Odense/Valgdata 1 2 3 4 5 6 7 8 --date 2021-03-10 >/dev/null || die "tick 8"
weeks | grep -q 'w10-w17: 1 0 0 0 0 0 1 1$' || die "$(weeks)"
weeks --as-of 2021-03-07 | grep -q 'w2-w9: .* 1$' || die "$(weeks --as-of 2021-03-07)"
gives 0 'Next week: 1 planned$' klar report rollout
klar set Ballerup/Acadre 8 due=03-05-2021 >/dev/null || die due
klar set Albertslund/Acadre 8 due=10-05-2021 >/dev/null || die due
klar wait Ballerup/Acadre 1 --for municipality --since 2021-04-27 >/dev/null || die wait
gives 0 'Next week: 2 planned, 1 of them waits for somebody$' klar report rollout
gives 0 'Next week: 2 planned$' klar report rollout --as-of 2021-04-26
sheet golives | cut -d'|' -f2- | tr '\n' ' ' >"$T/g"
grep -q '10|1|-|- .*16|1|-|- 17|1|-|- 18|-|2|1 $' "$T/g" || die "$(cat "$T/g")"
