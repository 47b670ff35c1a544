#!/bin/sh
# A waiver that is renewed, a certificate that is replaced: the period before
# is kept, and a day in it is answered from it; undo takes both back; what
# ends soon is told before it does. Today is 27 April 2021.
. "$TOP/tests/cli/lib.sh"
example
on() { d=$1; shift; KLAR_NOW="$d 10:00:00" "$KLAR" --db "$DB" "$@" >/dev/null || die "klar $*"; }
# state SUBJECT STEP DAY: its state and end on the day
state() { klar show "$1" --as-of "$3" --csv --plain | awk -F, -v k="$2" '$2 == k { print $4, $6 }'; }
is() { want=$4; got=$(state "$1" "$2" "$3"); test "$got" = "$want" || die "$1 $2 on $3: '$got', not '$want'"; }

# A waiver: lapsed on 1 March, given again on 15 March and on 20 April.
on 2021-01-05 waive Acadre F1 --until 2021-02-28 --reason første --approver 'Søren Åkær'
before=$(contents)
on 2021-03-15 waive Acadre F1 --until 2021-06-30 --reason anden --approver 'Mette Lund'
is Acadre F1 2021-01-04 'ready '
is Acadre F1 2021-01-05 'waived 2021-02-28'
is Acadre F1 2021-02-28 'waived 2021-02-28'
is Acadre F1 2021-03-14 'ready 2021-02-28'
is Acadre F1 2021-03-15 'waived 2021-06-30'
klar show Acadre --as-of 2021-02-01 | grep -q første || die "the reason of then"
gives 0 'anden' klar show Acadre
# Given again while it holds: the earlier one ends the day before.
on 2021-04-20 waive Acadre F1 --until 2021-05-31 --reason tredje
is Acadre F1 2021-04-19 'waived 2021-04-19'
is Acadre F1 2021-04-20 'waived 2021-05-31'
is Acadre F1 2021-01-05 'waived 2021-02-28'
# Met at last: it was waived until then.
on 2021-04-26 tick Acadre F1
is Acadre F1 2021-04-25 'waived 2021-04-25'
is Acadre F1 2021-04-26 'met '
gives 0 'earlier period' klar log "$(sqlite3 "$DB" 'SELECT max(id) FROM act')"
test "$(klar log Acadre F1 --csv --plain | grep -c 'waived\|dispensation')" -gt 2 || die "the step's history: $(klar log Acadre F1)"
klar undo >/dev/null; klar undo >/dev/null; klar undo >/dev/null
test "$before" = "$(contents)" || die "undo left something"

# A certificate: met until a day, replaced while it holds and after it ended.
on 2021-01-10 tick eDoc F1 --until 2021-03-31 --evidence cert-1
gives 3 'already happened' klar tick eDoc F1 --date 2021-03-01
on 2021-03-20 tick eDoc F1 --until 2021-04-10 --evidence cert-2
on 2021-04-27 tick eDoc F1 --until 2021-06-20 --evidence cert-3
is eDoc F1 2021-03-19 'met 2021-03-19'
is eDoc F1 2021-03-20 'met 2021-04-10'
is eDoc F1 2021-04-15 'ready 2021-04-10'
is eDoc F1 2021-04-27 'met 2021-06-20'
klar show eDoc --as-of 2021-02-01 | grep -q cert-1 || die "evidence of then"
gives 0 'lapsing.*F1' klar report overview --plain
gives 0 'lapsed.*F1' klar report overview --plain --as-of 2021-04-15
klar report overview --plain --as-of 2021-03-01 | grep -q 'lapsing.*2021-03-19\|lapsing.*19-03-2021' || die "lapsing as of March: $(klar report overview --plain --as-of 2021-03-01 | grep lapsing)"
klar report overview --as-of 2021-04-20 --plain | grep 'eDoc.*F1' | grep -q lapsing && die "lapsed is not lapsing"
# What replaced it waits, or was taken back: the period before still speaks.
on 2021-01-10 tick 'KMD Nexus' F1 --until 2021-02-28
on 2021-03-20 tick 'KMD Nexus' F1 --until 2021-12-31
on 2021-04-20 reopen 'KMD Nexus' F1 --reason fejl
gives 0 'lapsed.*KMD Nexus.*F1' klar report overview --plain
on 2021-01-10 tick 'Cura Omsorg' F1 --until 2021-03-31
on 2021-04-16 wait 'Cura Omsorg' F1 --for vendor --who 'Søren Åkær'
gives 0 'lapsed.*Cura Omsorg.*F1' klar report overview --plain --as-of 2021-04-10
gives 0 '21-06-2021' klar set eDoc F1 until=21-06-2021
is eDoc F1 2021-06-21 'met 2021-06-21'
is eDoc F1 2021-06-22 'ready 2021-06-21'

# Step 2 of an installation, met for a while, twice: the rollout counts agree.
place=$(sqlite3 "$DB" "SELECT m.name || '/' || s.name FROM installation i JOIN municipality m ON m.id = i.municipality_id
	JOIN system s ON s.id = i.system_id WHERE i.agreed_on IS NULL AND i.operation_on IS NULL LIMIT 1")
on 2021-01-04 tick "$place" 1
on 2021-01-05 tick "$place" 2 --until 2021-02-28
agreed() { klar list installations --as-of "$1" --status aftalt --csv --plain | grep -c "$(echo "$place" | cut -d/ -f1).*$(echo "$place" | cut -d/ -f2)"; }
on 2021-04-01 tick "$place" 2 --until 2021-12-31
test "$(agreed 2021-02-01) $(agreed 2021-03-15) $(agreed 2021-04-10)" = '1 0 1' ||
	die "agreed: $(agreed 2021-02-01) $(agreed 2021-03-15) $(agreed 2021-04-10)"
n() { klar report rollout --as-of "$1" --csv --plain 2>/dev/null | awk -F, -v s="$(echo "$place" | cut -d/ -f2)" '$3 == s { print $5 }'; }
test $(($(n 2021-02-28) - $(n 2021-03-01))) -eq 1 || die "rollout: $(n 2021-02-28) $(n 2021-03-01)"

# A list that renews does the same; another day with the same end corrects.
list() { printf 'System;Trin;Status;Dato;Gyldig til;Begrundelse;Godkendt af\nVITAE;F1;%s;%s;%s;%s;Søren\n' "$@" >"$T/s.csv"
	klar import --status-date "$(date_of "$2")" "$T/s.csv" >"$T/import" || die "$(cat "$T/import")"; }
date_of() { echo "$1" | sed 's/\(..\)-\(..\)-\(....\)/\3-\2-\1/'; }
list Dispensation 04-01-2021 31-01-2021 en
list Dispensation 10-03-2021 31-05-2021 to
klar import --status-date 2021-03-10 "$T/s.csv" | grep -q '0 new, 0 changed' || die "twice: $(cat "$T/import")"
is VITAE F1 2021-01-31 'waived 2021-01-31'
is VITAE F1 2021-02-01 'ready 2021-01-31'
is VITAE F1 2021-03-10 'waived 2021-05-31'
list Dispensation 11-03-2021 31-05-2021 to
test "$(sqlite3 "$DB" "SELECT count(*) FROM past_mark p JOIN run r ON r.id = p.run_id JOIN system s ON s.id = r.system_id WHERE s.name = 'VITAE'")" = 1 || die "a corrected day is no new period"

# How early what ends is told is a setting.
klar report overview --plain | grep -q 'lapsing.*Acadre\|lapsing.*eDoc' || die "eDoc ends on 21 June"
printf 'lapse-days = 3\n' >"$T/klar.conf"
KLAR_CONFIG=$T/klar.conf klar report overview --plain | grep -q 'lapsing.*eDoc' && die "not within three days"
true
