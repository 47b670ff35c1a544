#!/bin/sh
# The timeline: what happened, what is forecast, the line of the quarter's end;
# weeks, days and months, the critical path, a baseline, filters, courses,
# another time, and a due date that moves with it.
. "$TOP/tests/screen/lib.sh"
DB=$T/klar.db
k() { "$KLAR" --db "$DB" "$@" >/dev/null || fail "klar $*"; }
cat >"$T/steps.csv" <<'END'
Forløb;Fase;Trin;Titel;Part;Kræver;Arbejdsdage;Før porten;Giver
Forløb 2;Forudsætning;F1;Aftal deltagelse;KOMBIT;;5;;
Forløb 2;Forudsætning;F2;Kortlæg kommuner;kommune;F1;10;;
Forløb 2;Integration;I1;Tegn dataflow;leverandør;F1;5;ja;
Forløb 2;Integration;I2;Byg integrationen;leverandør;I1;15;;
Forløb 2;Klarmelding;K1;Pilotdrift;kommune;I2;10;;
Forløb 2;Klarmelding;K2;Klarmeld;KOMBIT;K1;2;;klarmeldt
Forløb 3;Forudsætning;F1;Aftal deltagelse;KOMBIT;;30;;
Forløb 3;Integration;I1;Byg;leverandør;F1;30;;
Forløb 3;Klarmelding;K1;Pilotdrift;kommune;I1;;;klarmeldt
END
cat >"$T/systems.csv" <<'END'
Leverandør;System;Område;Forløb;Ansvarlig
Nordlys;SagBro;ESDH;forloeb2;tø
Havbro;LønPlus;EOJ;forloeb2;ml
Birk;Landzone;ESDH;forloeb2;ml
Lærke;Valgdata;EOJ;forloeb2;så
Fjord;Skolebro;EOJ;forloeb3;ml
END
now=$KLAR_NOW
on() { KLAR_NOW="$1 10:00:00"; }
on 2021-03-01
k init
k import "$T/steps.csv"
k import "$T/systems.csv"
on 2021-03-15
k tick SagBro F1 --date 2021-03-08
k tick Landzone F1 --date 2021-03-02
k waive Landzone F2 --until 2021-12-31 --reason aftalt --approver 'Søren Åkær'
d=9
for s in F1 F2 I1 I2 K1 K2; do
	k tick Valgdata "$s" --date "2021-03-$((d += 1))"
done
on 2021-04-20
k import --status-date 2021-03-31 "$TOP/import/samples/eksempel_installationer.csv"
k tick SagBro F2 --date 2021-03-25
k tick SagBro I1 --date 2021-04-12
k set SagBro I2 due=2021-05-12 "owner=$(id -un)"
k set SagBro K2 due=2021-05-28
k tick Landzone I1 --date 2021-03-22
k tick Landzone I2 --date 2021-04-09
k set Landzone K2 due=2021-05-07
k tick VITAE F1 --date 2021-04-06
k set VITAE K7 due=2021-09-15
cat >"$T/in.csv" <<'END'
Leverandør;System;Område;Kommune;Status;Dato
Lærke;Valgdata;EOJ;Odense;I drift;12-04-2021
Lærke;Valgdata;EOJ;Kolding;Aftalt;13-04-2021
END
k import --status-date 2021-04-20 "$T/in.csv"
KLAR_NOW=$now

tour() {
	size=$1 name=$2; shift 2
	play "$size" "$KLAR" --db "$DB" "$@" <<END
keys 6
dump ${name}_timeline
keys > >
dump ${name}_timeline_course
keys z l l
dump ${name}_timeline_days
keys z
dump ${name}_timeline_months
keys z <lt> <lt> / e o j <Enter> B
type 2021-03-10
keys <Enter>
dump ${name}_timeline_base
keys <Esc> T
type 2021-03-30
keys <Enter>
dump ${name}_timeline_asof
END
	for s in timeline timeline_course timeline_days timeline_months \
	    timeline_base timeline_asof; do
		same "${name}_$s"
	done
}
tour 80x24 s80
tour 100x30 s100
tour 200x60 s200
tour 100x30 d100 --lang da
NO_COLOR=1 tour 80x24 a80 --ascii

# The keys, one after the other.
play 100x30 "$KLAR" --db "$DB" <<'END'
keys gt
expect Timeline  all courses  13 systems
expect end of Q2, 30-06-2021
expect nobody can say
expect 6 ready, 3 make it, 1 slip, 3 nobody can say
# The first that is not klarmeldt yet.
expect Landzone: ready 17-05-2021
keys C
expect Critical path: Landzone
expect K1   Pilotdrift
expect == gate 3, Klarmelding
keys q <Enter>
expect K1 Pilotdrift: may start
keys q h h h h h h h h l
expect Mar 2021
keys z
expect-not 13 14 15
keys z z
:baseline 2021-03-10
expect against 10-03-2021
expect then
:baseline known 2021-03-01
expect against as known 01-03-2021
keys B <Enter>
expect-not against
:baseline nonsense
expect nonsense
# Marks, and the next step's due date.
keys / l ø n <Enter>
expect 1 of 13
keys d
type 14-05
keys <Enter>
expect Would happen: LønPlus F1: due = 14-05
keys w
expect 1 of 13
keys u
expect taken back: act
expect LønPlus F1: due
keys <Esc>
expect 13 systems
keys V
expect 13 marked
keys <Esc> f v i t <Enter>
expect VITAE: no forecast; planned 15-09-2021
keys y
expect 1 row copied
keys > > > >
expect No system is enrolled on this course yet.
keys C
expect no row
keys > >
expect Timeline  Forløb 1
:as-known 1
expect Acadre: no forecast
expect-not SagBro
# A baseline is looked up in another copy; what is shown comes back.
:as-known 2021-03-20 12:00
keys >
expect SagBro            tø        18 May
:baseline known 2021-03-01
expect then          slip
expect AS KNOWN 20-03-2021
expect SagBro            tø        18 May
keys <Esc> <Esc>
expect-not AS KNOWN
expect SagBro            tø        8 Jun
size 50x12
expect Timeline
size 49x12
expect at least 50
size 80x14
expect steps due, mine
expect-not gates planned
END
# Groups: the cursor stays on its system; the quarter's line and what nobody can
# say belong to the list. The line names the targets that count klarmeldte.
play 100x30 "$KLAR" --db "$DB" <<'END'
keys 6
expect end of Q2, 30-06-2021: 1.1.3.2 EOJ
expect ▶ Landzone
keys t
expect 13 systems  by vendor
expect Birk  1
expect KMD  2
expect ▶ Landzone
expect-not end of Q2, 30
expect-not ══
keys t
expect by owner
expect ml  3
expect no owner  8
expect ▶ Landzone
dump by_owner
keys V
expect 13 marked
keys <Esc> t
expect by phase
expect Integration  1
expect ready already  6
keys t
expect-not by phase
expect end of Q2
:group owner
expect by owner
:group nonsense
expect 'nonsense' groups nothing; one of none, vendor, owner, phase
:filter owner:ml
expect 3 of 13
expect ml  3
expect-not no owner
keys <Esc>
:as-of 31-12-2020
:group none
expect end of Q4, 31-12-2020 ═
# Beside it, where there is room, the path of the selected row.
size 160x40
:as-of 27-04-2021
expect Critical path:
keys f <C-u> s a g b r o <Enter>
expect Critical path: SagBro
expect == gate 3, Klarmelding: 08-06-2021; planned 28-05-2021
keys j
expect Critical path: LønPlus
keys f <C-u> n e x u s <Enter>
expect Nothing decides a forecast here
size 159x40
expect-not Critical path
END
sed -n '/ ml  3/,/ no owner/p' "$T/by_owner" | sed 's/^..\([^ ]*\).*/\1/' | tr '\n' ' ' |
	grep -qF 'l Landzone LønPlus Skolebro å Valgdata ø SagBro o' ||
	fail "the order in the groups: $(cat "$T/by_owner")"
"$KLAR" --db "$T/empty.db" init --empty >/dev/null || fail "init --empty"
play 80x24 "$KLAR" --db "$T/empty.db" <<'END'
keys 6
expect the store has no courses
keys > z h C B <Esc> j k
expect the store has no courses
END
"$KLAR" --db "$T/new.db" init >/dev/null || fail init
play 80x24 "$KLAR" --db "$T/new.db" <<'END'
keys 6
expect 3 nobody can say
END

# Where there is little room line 2 says first what the rows are held against,
# how they are grouped and by which filter; all of it in Danish, too.
play 80x24 "$KLAR" --db "$DB" <<'END'
keys 6 t
:baseline 2021-03-10
expect Timeline  13 systems  against 10-03-2021  by vendor       Tue 27 Apr 2021  w17
:filter eoj
expect against 10-03-2021  by vendor  /eoj
keys > >
expect Timeline  Forløb 2
expect against 10-03-2021  by vendor  /eoj
expect-not Tue 27 Apr
END
play 80x24 "$KLAR" --db "$DB" --lang da <<'END'
keys 6 t
:baseline 2021-03-10
expect 13 systemer  mod 10-03-2021  efter leverandør
expect-not tir 27. apr
END

# A system on its own says above its steps whether it makes its plan, and why
# nobody can say; klar show says the same. Where it is in operation comes after.
says() {		# SYSTEM LINE
	"$KLAR" --db "$DB" show "$1" | grep -qxF "$2" ||
		fail "$1: $("$KLAR" --db "$DB" show "$1")"
}
says SagBro 'AT RISK: forecast 08-06-2021; planned 28-05-2021 (+11 days)'
says LønPlus 'forecast 29-06-2021; not planned'
says Valgdata 'ready since 15-03-2021; planned 14-05-2021 (-60 days)'
says Skolebro 'not ready before 23-07-2021; not planned; 1 of 3 open steps have no planned work days'
says VITAE 'no forecast; planned 15-09-2021; 24 of 24 open steps have no planned work days'
says Acadre 'ready no later than 31-03-2021'
k set SagBro K2 due=2021-06-30
k set VITAE K7 due=2021-04-26
k set Skolebro K1 due=2021-07-22
says SagBro 'ON TIME: forecast 08-06-2021; planned 30-06-2021 (-22 days)'
says VITAE 'AT RISK: no forecast; planned 26-04-2021; 24 of 24 open steps have no planned work days'
"$KLAR" --db "$DB" show Skolebro | grep -q '^AT RISK: not ready before' ||
	fail "a bound past the plan is no risk"
play 100x30 "$KLAR" --db "$DB" <<'EOF'
:timeline
keys f s a g <Enter> <Enter>
expect  ON TIME  forecast 08-06-2021; planned 30-06-2021 (-22 days)
expect no mun. known
dump on_time
keys q f <C-u> v a l <Enter> <Enter>
expect ready since 15-03-2021
expect live in 1 of 2 mun.
size 80x16
expect  Valgdata
expect-not ready since
EOF
grep -q "^.m\{7\}" "$T/on_time.attr" || fail "ON TIME has no style: $(sed -n 3p "$T/on_time.attr")"

# In a list of systems the days come after the first sight, as counts do.
play 100x30 "$KLAR" --db "$DB" <<'EOF'
:list systems slip>=10
expect Landzone
expect-not SagBro
:columns system,forecast,planned,slip
expect 17-05-2021
expect 07-05-2021
:timeline
:filter skred<0
expect Valgdata
expect-not VITAE
EOF

# The word of a group in one's own language is one, too.
play 100x30 "$KLAR" --db "$DB" --lang da <<'END'
keys 6
:group ansvarlig
expect efter ansvarlig
:group vendor
expect efter leverandør
END
