#!/bin/sh
# Chasing on the command line: the contact log and its people, what is left
# alone, the ladder, open items, and the inbox that is made of them.
. "$TOP/tests/cli/lib.sh"
example
acts() { sqlite3 "$DB" "SELECT count(*) FROM act"; }

# Somebody new is added in the same act, said aloud; one undo takes both.
gives 0 'F1: waiting' klar wait Acadre F1 --for vendor --who 'Åse Krogh' --since 01-04-2021
before=$(acts)
gives 0 'Formpipe / Åse Krogh: promised, phone; Acadre F1; promised by 20-04-2021' klar contact 'Formpipe/Åse Krogh' Acadre F1 --channel telefon --date 06-04-2021 --promise 20-04-2021 --note 'juridisk har den'
grep -q 'is new here' "$T/stdout" || die "the new contact is not told"
test "$(acts)" -eq $((before + 1)) || die "a contact was more than one act"
gives 0 'Åse Krogh' klar list contacts
gives 0 'taken back' klar undo
test "$(sqlite3 "$DB" "SELECT (SELECT count(*) FROM contact) + (SELECT count(*) FROM contact_log) + (SELECT count(*) FROM contact_about)")" -eq 0 || die "undo left something"
klar redo >/dev/null || die redo
gives 0 'asked, mail; Acadre F1' klar contact åse Acadre F1 --date 22-04-2021 --note 'rykket'

# What is refused, and what a slip is told.
gives 1 "nobody is called 'Bo Lind'" klar contact 'Bo Lind'
gives 2 'full name' klar contact Formpipe/Bo
gives 2 'has happened' klar contact åse --date 28-04-2021
gives 2 'say by when' klar contact åse --outcome lovet
gives 2 'has gone' klar contact åse --promise 01-04-2021
gives 2 'not .pigeon' klar contact åse --channel pigeon
gives 1 'no step' klar contact åse Acadre X9
gives 1 'no open item 99' klar contact åse 99
gives 2 'control character' klar contact åse --note "$(printf 'a\033b')"
klar contact add 'KMD/Åse Berg' role=Projektleder mail=aaseb@example.dk >/dev/null || die add
gives 2 'fits several: .*Formpipe/Åse Krogh' klar contact åse
gives 1 'already' klar contact add 'KMD/Åse Berg'
gives 2 'name, role, mail' klar contact edit 'Åse Berg' shoe=44
gives 0 'phone = 12' klar contact edit 'Åse Berg' phone=12
before=$(acts)
gives 0 'dry run' klar contact 'Formpipe/Ny Person' --dry-run
test "$(acts)" -eq "$before" || die "a dry run left an act"
gives 0 'has left' klar contact close 'Åse Berg'
gives 1 "nobody is called 'Åse Berg'" klar contact 'Åse Berg' --log

# The log: newest first, with what became of each promise.
klar contact --log åse --csv --plain >"$T/log"
sed 1d "$T/log" | cut -d, -f1,3-8 >"$T/got"
same "$T/got" <<'END'
2021-04-22,Åse Krogh,mail,asked,Acadre F1,,
2021-04-06,Åse Krogh,phone,promised,Acadre F1,2021-04-20,broken
END
gives 0 'Åse Krogh' klar contact --log Formpipe -n 1
gives 0 'Åse Krogh' klar --read-only contact --log Formpipe
gives 0 'nothing has been logged' klar contact --log Odense

# The inbox: the promise is broken, so it is overdue; the sum is told.
klar report inbox --json >"$T/inbox"
python3 - "$T/inbox" <<'END' || die "inbox: $(cat "$T/inbox")"
import json, sys
r = [x for x in json.load(open(sys.argv[1]))["sheets"][0]["rows"]
     if x["subject"] == "Acadre" and x["step"] == "F1"][0]
assert r["group"] == "overdue" and r["promise"] == "broken", r
assert r["person"] == "Åse Krogh" and r["organisation"] == "Formpipe", r
assert r["asked"] == 2 and r["asked_on"] == "2021-04-22", r
assert r["silent"] == 3 and r["late"] == 5, r
assert r["steps"] == 20 and "20 for 20 steps" in r["why"], r
assert r["rank"] == 31, r
END
klar report inbox >"$T/out"
grep -q '^overdue (1)' "$T/out" || die "no group: $(cat "$T/out")"
grep -q 'Formpipe / Åse Krogh .*(F1), Acadre  *2x  *3d .*20-04-2021, broken' "$T/out" || die "$(cat "$T/out")"
gives 0 'time for: reminder' klar report inbox --why
gives 2 'goes with klar report inbox' klar report overview --why

# Where a subject stands tells what was said of it.
gives 0 '^last contact: 22-04-2021, Formpipe / Åse Krogh, mail: asked; "rykket"' klar show Acadre
gives 0 '^F1: promised by 20-04-2021, not kept' klar show Acadre
gives 0 '^06-04-2021, .*phone: promised; promised by 20-04-2021; "juridisk har den"' klar why Acadre F1
klar show Acadre --as-of 2021-04-20 | grep -q 'not kept' && die "a promise was broken before its day was over"

# On an earlier day the promise was still good.
klar report inbox --as-of 2021-04-19 --csv --plain | grep -q '^later,.*Åse Krogh.*pending' || die "as of"

# Up the ladder, to its top; undo takes it down again.
gives 0 "now on the rung 'reminder'" klar escalate Acadre F1 --reason 'andet brud'
klar escalate Acadre F1 >/dev/null && klar escalate Acadre F1 >/dev/null
gives 0 "'contract'" klar escalate Acadre F1
gives 3 'top rung: contract' klar escalate Acadre F1
klar undo >/dev/null || die undo
gives 0 "rung 'manager'" klar report inbox --why

# Left alone until a day, and back on it.
gives 0 'left alone until 03-05-2021' klar snooze Acadre F1 --until 03-05-2021
gives 0 '1 is left alone' klar report inbox
gives 0 '^snoozed,' klar report inbox --csv --plain
gives 0 '^overdue,.*Åse Krogh' klar report inbox --csv --plain --as-of 2021-05-03
gives 2 'after today' klar snooze Acadre F1 --until 27-04-2021
gives 2 'say --until' klar snooze Acadre F1
gives 0 'no longer' klar snooze Acadre F1 --wake
gives 0 '^overdue,' klar report inbox --csv --plain

# Open items: the same ways.
gives 0 'open item 1' klar item add 'KMD Nexus' 'Mapning af journalnotater' due=20-04-2021 owner=ml
gives 0 'open item 2' klar item add KMD 'Prisbilag'
gives 1 'already: 1' klar item add 'KMD Nexus' 'Mapning af journalnotater'
gives 0 'Mapning af journalnotater' klar item
gives 0 'due = 30-04-2021' klar item set 1 2 due=30-04-2021
gives 2 'no date' klar item set 1 due=nope
gives 0 'KMD Nexus: Mapning' klar contact KMD 1 2 --note spurgt
gives 0 '^later,.*Mapning' klar report inbox --owner ml --csv --plain
klar report inbox --owner ml --csv --plain | grep -q Prisbilag && die "another's item is in ml's inbox"
gives 0 'closed' klar item close 1 --date 26-04-2021
gives 1 'no open item 7' klar item close 7
gives 0 'open again' klar item reopen 1
gives 0 'dropped' klar item drop 1
klar item | grep -q Mapning && die "a dropped item is left"

# Who has met a step owes it no more; a gate that can be passed is ours.
for s in F1 F2 F3 F4 F5 F6 F7 F8 F9; do
	klar tick Acadre $s >/dev/null || die "tick $s"
done
klar report inbox --csv --plain >"$T/out"
grep -q 'Acadre,F1,' "$T/out" && die "F1 is met and still owed"
grep -q '^decision,.*Acadre.*Forudsætning' "$T/out" || die "no gate: $(cat "$T/out")"
klar pass Acadre >/dev/null || die pass
klar report inbox --csv --plain | grep -q '^decision,.*Acadre' && die "a passed gate is still to be decided"
exit 0
