#!/bin/sh
# A waiver that is asked for: it opens nothing, the approver has it in the
# inbox, and it is granted, declined or withdrawn; all of it stays.
. "$TOP/tests/cli/lib.sh"
example
me=$(id -un)
field() { sqlite3 "$DB" "SELECT $1 FROM waiver_request ORDER BY id DESC LIMIT 1"; }
colleague_asked() { sqlite3 "$DB" "UPDATE waiver_request SET asked_by = 'ml', approver = '$me' WHERE state = 'asked'"; }
for s in F1 F2 F3 F5 F6 F7 F8 F9; do
	klar tick VITAE $s >/dev/null || die "tick $s"
done
klar export statuses "$T/before.csv" >/dev/null || die export

# Asking is one act, and opens no gate.
gives 2 'say who is asked' klar waive VITAE F4 --ask '' --until 30-06-2021 --reason x
gives 2 'needs a reason' klar waive VITAE F4 --ask 'Søren Åkær' --until 30-06-2021
gives 2 'needs an end date' klar waive VITAE F4 --ask 'Søren Åkær' --reason x
gives 2 'before today' klar waive VITAE F4 --ask 'Søren Åkær' --reason x --until 26-04-2021
gives 2 'no leave of your own' klar waive VITAE F4 --ask "$me" --reason x --until +4w
gives 2 'say one of' klar waive VITAE F4 --ask sø --grant --reason x --until +4w
gives 2 '--ask says who' klar waive VITAE F4 --ask sø --approver sø --reason x --until +4w
gives 2 'control character' klar waive VITAE F4 --ask sø --until +4w --reason "$(printf 'a\033b')"
gives 3 'F1 has happened' klar waive VITAE F1 --ask sø --until +4w --reason x
gives 0 'F4: waiver asked of' klar waive VITAE F4 --ask 'Søren Åkær' --until 30-06-2021 --reason 'dækket af ISO 27001'
gives 3 'been asked for a waiver of F4 already, on 27-04-2021' klar waive VITAE F4 --ask ml --until +4w --reason x
gives 3 'locked\|F4 missing' klar pass VITAE
gives 0 '^gate of Forudsætning: locked: F4$' klar show VITAE
gives 0 "^F4: waiver asked of Søren Åkær by $me on 27-04-2021, until 30-06-2021: dækket af ISO 27001\$" klar show VITAE
gives 0 '; a waiver is asked of\|waiver asked' klar why VITAE F4
gives 0 'VITAE.*F4.*waiver asked.*Søren Åkær' klar list requests
gives 0 '^requested .*VITAE  *F4' klar report overview
gives 0 '^decision,.*KOMBIT,Søren Åkær,.*VITAE,F4,,"*waiver asked:' klar report inbox --csv --plain
klar export statuses "$T/after.csv" >/dev/null || die export
cmp -s "$T/before.csv" "$T/after.csv" || die "a request changed the steps"

# Who asked does not grant it to himself, unless he says who has.
gives 3 "you asked for the waiver of F4 yourself; Søren Åkær grants" klar waive VITAE F4 --grant
gives 3 'you asked for the waiver of F4 yourself' klar waive VITAE F4 --grant --approver "$me"
gives 0 'dry run' klar waive VITAE F4 --grant --approver 'Søren Åkær' --dry-run
gives 0 'withdrawn' klar waive VITAE F4 --withdraw --reason 'er på vej'
test "$(field state,answer)" = 'withdrawn|er på vej' || die "withdrawn: $(field state,answer)"
gives 0 ' status  *waiver asked  *withdrawn' klar log VITAE
gives 3 'nobody has asked for a waiver of F4' klar waive VITAE F4 --withdraw
gives 3 'nobody has asked for a waiver of F4' klar waive VITAE F4 --grant
klar report inbox --csv --plain | grep -q ',VITAE,F4,.*waiver' && die "a withdrawn request is in the inbox"

# Declined with a reason; asked again and granted, one act, one undo.
klar waive VITAE F4 --ask sø --until 30-06-2021 --reason iso >/dev/null || die ask
colleague_asked
gives 2 'say why' klar waive VITAE F4 --decline
gives 0 'declined' klar waive VITAE F4 --decline --reason 'vent på beviset'
gives 0 "declined by $me on 27-04-2021: vent på beviset" klar show VITAE
klar waive VITAE F4 --ask sø --until 30-06-2021 --reason iso >/dev/null || die again
colleague_asked
gives 0 "waiver asked of $me by ml.*iso" klar report inbox
gives 0 'F4: waived; the gate of Forudsætning is open' klar waive VITAE F4 --grant
test "$(field state,decided_by)" = "granted|$me" || die "granted: $(field state,decided_by)"
sqlite3 "$DB" "SELECT k.state, k.until_date, k.reason, k.approver FROM mark k JOIN step s ON s.id = k.step_id WHERE k.state = 'waived'" >"$T/got"
test "$(cat "$T/got")" = "waived|2021-06-30|iso|$me" || die "mark: $(cat "$T/got")"
klar undo >/dev/null || die undo
test "$(field state)" = asked || die "undo left it $(field state)"
gives 0 'locked: F4' klar show VITAE
klar redo >/dev/null || die redo
test "$(field state)" = granted || die redo

# A gate that can be passed is ours to decide.
gives 0 '^decision,.*VITAE,,,pass the gate of Forudsætning' klar report inbox --csv --plain

# Granted with another end than was asked, and by the old way.
klar waive VITAE F4 --ask sø --until 30-09-2021 --reason igen >/dev/null || die renew
gives 0 'waived' klar waive VITAE F4 --until 31-08-2021 --reason 'kun til august' --approver sø
test "$(field state)" = granted || die "a grant left the request open"
klar show VITAE --csv --plain | grep -q ',F4,.*,2021-08-31,' || die "not as it was granted"

# Of many at once.
klar waive 'Cura Omsorg' 'KMD Nexus' F2 --ask sø --until +8w --reason 'fælles aftale' >/dev/null || die many
gives 0 '^2$' klar list requests state:asked --count
colleague_asked
gives 0 'and 1 more: waived' klar waive 'Cura Omsorg' 'KMD Nexus' F2 --grant
gives 1 '^0$' klar list requests state:asked --count

# Of an installation and of a KLIK task, whose enrolment comes with it and
# goes again with the undo.
contents >"$T/world"
gives 0 'waiver asked of' klar waive Albertslund/Acadre 3 --ask sø --until +8w --reason x
gives 0 'Albertslund / Acadre' klar list requests state:asked
gives 0 '^decision,.*Albertslund / Acadre,3,' klar report inbox --csv --plain
klar undo >/dev/null || die undo
contents >"$T/got"
cmp -s "$T/world" "$T/got" || die "undo of a request left something"
track=$(klar list courses kind:klik --columns key --csv --plain | sed -n 2p)
gives 0 'waiver asked of' klar waive Odense 1 --track "$track" --ask sø --until +8w --reason x
gives 0 '^decision,.*,Odense,1,' klar report inbox --csv --plain
klar undo >/dev/null || die undo

# What the day knew, and what the store knew.
sqlite3 "$DB" "UPDATE waiver_request SET asked_on = '2021-04-10', decided_on = '2021-04-20' WHERE id = 1"
gives 1 'Requests' klar list requests --as-of 2021-04-09
gives 0 'waiver asked .*10-04-2021' klar list requests --as-of 2021-04-19
gives 0 'withdrawn .*10-04-2021' klar list requests --as-of 2021-04-20
gives 0 '^requested .*10-04-2021' klar report overview --as-of 2021-04-19
klar show VITAE --as-of 2021-04-19 | grep -q 'withdrawn' && die "it was not withdrawn that day"
act=$(sqlite3 "$DB" "SELECT max(id) FROM act WHERE title LIKE '%VITAE F4: waiver declined'")
gives 0 '^1$' klar --as-known "$act" list requests state:declined --count
gives 1 '^0$' klar --as-known $((act - 1)) list requests state:declined --count
gives 0 'request for a waiver\|asked by' klar log VITAE

# Who granted it hears 60 days before its end, and from the day after.
gives 0 "^decision,.*KOMBIT,$me,.*Cura Omsorg,F2,,\"*waiver ends:" klar report inbox --csv --plain
gives 0 "^decision,.*Cura Omsorg,F2,,\"*waiver ended:" klar report inbox --csv --plain --as-of 2021-06-23
gives 0 'F2 .*locked .*waiver ended' klar show 'Cura Omsorg' --as-of 2021-06-23
# A list has waived it for as long as is asked: nothing waits any more, and
# what is left of the request stands in nobody's way.
left() { sqlite3 "$DB" "UPDATE waiver_request SET state = 'asked', decided_on = NULL, decided_by = NULL, answer = NULL, asked_by = 'ml' WHERE id = (SELECT max(id) FROM waiver_request WHERE step_id = (SELECT id FROM step WHERE key = 'F2' LIMIT 1) AND run_id = (SELECT r.id FROM run r JOIN system s ON s.id = r.system_id WHERE s.name = 'Cura Omsorg'))"; }
left
klar report inbox --csv --plain | grep -q 'Cura Omsorg,F2,,"*waiver asked' && die "it waits though F2 is waived"
gives 0 'Cura Omsorg .*F2 .*needs no answer' klar list requests state:moot
gives 0 '^1$' klar list requests state:bortfaldet --count
gives 1 '^0$' klar list requests state:asked --count
gives 0 'fælles aftale; it needs no answer any more$' klar show 'Cura Omsorg'
gives 3 'F2 is waived until 22-06-2021 already; ask for longer' klar waive 'Cura Omsorg' F2 --ask sø --until +8w --reason x
gives 0 'waiver asked of' klar waive 'Cura Omsorg' F2 --ask sø --until +12w --reason længere
test "$(sqlite3 "$DB" "SELECT group_concat(state) FROM (SELECT state FROM waiver_request ORDER BY id DESC LIMIT 3)")" = 'asked,granted,withdrawn' ||
	test "$(sqlite3 "$DB" "SELECT group_concat(state) FROM (SELECT state FROM waiver_request ORDER BY id DESC LIMIT 3)")" = 'asked,withdrawn,granted' ||
	die "the leftover was not withdrawn"
klar snooze 'Cura Omsorg' F2 --until +4w >/dev/null || die snooze
gives 0 '^decision,.*Cura Omsorg,F2,,"*waiver asked' klar report inbox --csv --plain
klar undo >/dev/null || die undo
klar undo >/dev/null || die undo
gives 0 'declined' klar waive 'Cura Omsorg' F2 --decline --reason nej
left
gives 0 'waived' klar waive 'Cura Omsorg' F2 --until +9w --reason 'lidt længere'
gives 1 '^0$' klar list requests state:asked state:moot --count

# Nor does what does not apply any more, or what a list tells was done.
gives 0 'waiver asked of' klar waive Albertslund/Acadre 3 --ask sø --until +8w --reason x
gives 1 '^0$' klar list requests state:moot --count
klar set Albertslund/Acadre bob=no >/dev/null || die bob
gives 0 'Albertslund / Acadre .* 3 .*needs no answer' klar list requests state:moot
gives 1 '^0$' klar list requests state:asked --count
klar undo >/dev/null || die undo
gives 0 '^1$' klar list requests state:asked --count
printf 'Kommune;System;Status;Dato\nAlbertslund;Acadre;I drift;20-04-2021\n' >"$T/drift.csv"
klar import --list installations "$T/drift.csv" >/dev/null || die drift
gives 1 '^0$' klar list requests state:asked --count
klar show Albertslund/Acadre | grep -q 'waiver asked of sø.*needs no answer' || die "the standing and the list differ"
exit 0
