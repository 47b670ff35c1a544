#!/bin/sh
# What changed between two times: as of days, as known at moments, of
# everything, a municipality or one subject; the counts agree with the rollout
# report of either time, and asking writes nothing.
. "$TOP/tests/cli/lib.sh"
at() { now=$1; shift; KLAR_NOW="$now" "$KLAR" --db "$DB" "$@" >/dev/null || die "klar $*"; }
at '2021-04-01 09:00:00' init
at '2021-04-02 09:00:00' import --status-date 2021-03-31 "$LIST"
at '2021-04-20 09:00:00' tick VITAE F1 F2 F3 F4 F5 F6 F7 F8 F9
at '2021-04-20 10:00:00' waive Acadre F1 --until 2021-05-01 --reason x
at '2021-04-20 11:00:00' switch Kolding eDoc 'KMD Nexus' --on 2021-04-15
before=$(sha256sum <"$DB")
klar diff 2 now --csv --plain >"$T/out" || die diff
same "$T/out" <<'END'
kind,subject,detail,before,after,was,is,difference
count,ESDH,agreed,,,42,41,-1
count,EOJ,not_agreed,,,0,1,1
gate,VITAE,Forudsætning,locked,open,,,
step,Acadre,F1,open,waived,,,
step,VITAE,F1,open,met,,,
step,VITAE,F2,open,met,,,
step,VITAE,F3,open,met,,,
step,VITAE,F4,open,met,,,
step,VITAE,F5,open,met,,,
step,VITAE,F6,open,met,,,
step,VITAE,F7,open,met,,,
step,VITAE,F8,open,met,,,
step,VITAE,F9,open,met,,,
status,Kolding / eDoc,,agreed,gone,,,
status,Kolding / KMD Nexus,,none,not_agreed,,,
END
# Backwards it is the same the other way round.
klar diff now 2 --csv --plain | grep -q '^count,ESDH,agreed,,,41,42,1$' || die backwards
klar diff now 2 --csv --plain | grep -q '^gate,VITAE,Forudsætning,open,locked' || die "the gate backwards"
# Scopes.
test "$(klar diff 2 now VITAE --csv --plain | grep -c '^step,VITAE')" = 9 || die "one system"
klar diff 2 now VITAE --csv --plain | grep -q Acadre && die "another system"
test "$(klar diff 2 now Kolding --csv --plain | grep -c '^status')" = 2 || die "a municipality"
test "$(klar diff 2 now 'Kolding/KMD Nexus' --csv --plain | grep -c '^status')" = 1 || die "an installation"
# A waiver that lapses is a change between two days, as known now.
klar diff 2021-05-01 2021-05-02 Acadre --csv --plain | grep -q '^step,Acadre,F1,waived,open' || die "a waiver that lapses"
# The counts are those of the reports.
agreed() { klar list installations --status aftalt --area ESDH "$@" --csv --plain | awk 'NR > 1' | wc -l; }
klar diff 2021-02-01 2021-04-20 --csv --plain | grep '^count,ESDH,agreed' >"$T/line"
test "$(cut -d, -f6,7 "$T/line")" = "$(agreed --as-of 2021-02-01),$(agreed --as-of 2021-04-20)" || die "counts: $(cat "$T/line")"
gives 0 'nothing changed' klar diff now now
gives 2 'is no time' klar diff yesteryear now
gives 2 'use:' klar diff now
gives 1 'born' klar diff '2021-03-01 12:00' now
test "$before" = "$(sha256sum <"$DB")" || die "asking wrote"
# Requests for a waiver: asked, answered, overtaken; of their subject only.
at '2021-04-21 09:00:00' waive 'Cura Omsorg' F1 --ask sø --until 2021-06-01 --reason x
at '2021-04-21 10:00:00' waive Albertslund/Acadre 3 --ask sø --until 2021-06-01 --reason x
at '2021-04-22 09:00:00' waive 'Cura Omsorg' F1 --decline --reason nej
at '2021-04-23 09:00:00' waive VITAE I1 --ask sø --until 2021-06-01 --reason x
at '2021-04-24 09:00:00' skip VITAE I1 --reason y
at '2021-04-24 10:00:00' undo
klar diff 2021-04-20 2021-04-21 --csv --plain | grep '^request' >"$T/out"
same "$T/out" <<'END'
request,Cura Omsorg,F1,none,asked,,,
request,Albertslund / Acadre,3,none,asked,,,
END
klar diff 2021-04-21 now --csv --plain | grep '^request' >"$T/out"
same "$T/out" <<'END'
request,Cura Omsorg,F1,asked,declined,,,
request,VITAE,I1,none,asked,,,
END
gives 0 '^request  *Cura Omsorg *F1 *declined *waiver asked' klar diff now '2021-04-21 12:00' 'Cura Omsorg'
! grep -q Albertslund "$T/stdout" || die "another's request"
gives 0 '^request  *Albertslund / Acadre *3 *not asked *waiver asked' klar diff 2021-04-20 now Albertslund
at '2021-04-25 09:00:00' set Albertslund/Acadre bob=no
gives 0 '^request  *Albertslund / Acadre *3 *waiver asked *needs no answer' klar diff '2021-04-24 12:00' now Albertslund
