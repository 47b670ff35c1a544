#!/bin/sh
# The history of one thing: its own row and what its runs hold and have held,
# also after an undo; with the act, when and who.
. "$TOP/tests/cli/lib.sh"
example
log() { klar log "$@" --csv --plain; }
gives 1 'nothing has been done to F3' klar log Acadre F3
gives 0 'due' klar set Acadre F3 due=11-05-2021
gives 0 'taken back' klar undo
log Acadre F3 >"$T/out" || die "what was undone is nothing: $(cat "$T/out")"
head -n 1 "$T/out" | grep -q '^act,at,actor,object,field,from,to$' || die "$(cat "$T/out")"
grep -q '^3,2021-04-27 10:00:00,[^,]*,Acadre F3,due_date,,2021-05-11$' "$T/out" || die "the due day: $(cat "$T/out")"
grep -q '^4,.*,Acadre F3,due_date,2021-05-11,$' "$T/out" || die "its undo: $(cat "$T/out")"
test "$(awk -F, 'NR == 2 { print $1 }' "$T/out")" = 4 || die "not newest first"
# People read it in their language; programs the same words in each.
klar --lang da log Acadre F3 | grep -q 'frist  *-  *11-05-2021' || die "in Danish: $(klar --lang da log Acadre F3)"
for what in "" 3 'Acadre F3'; do
	klar --json --lang da log $what >"$T/da"
	klar --json --lang en log $what | cmp - "$T/da" || die "log $what in Danish: $(cat "$T/da")"
done

# A mark that came anew has another row; the older acts stay in sight.
gives 0 'running' klar start Acadre F1
gives 0 'note' klar set Acadre F1 note=ringet
gives 0 'taken back' klar undo
gives 0 'taken back' klar undo
gives 0 'met' klar tick Acadre F1
log Acadre F1 >"$T/out"
for act in 5 6 7 8 9; do
	grep -q "^$act," "$T/out" || die "act $act is not there: $(cat "$T/out")"
done
grep -q '^5,.*,note,' "$T/out" && die "born with a later note: $(cat "$T/out")"
grep -q 'F3' "$T/out" && die "of another step: $(cat "$T/out")"

# Come again by redo, changed then: each life tells its own.
gives 0 'due' klar set Acadre F4 due=12-05-2021
gives 0 'taken back' klar undo
gives 0 'done again' klar redo
gives 0 'due' klar set Acadre F4 due=13-05-2021 note=senere
log Acadre F4 >"$T/out"
test "$(grep -c ',due_date,,2021-05-12$' "$T/out")" = 2 || die "two births: $(cat "$T/out")"
grep -q ',due_date,2021-05-12,2021-05-13$' "$T/out" || die "its change: $(cat "$T/out")"

# The subject: steps, answers, gates and its own row.
gives 0 'owner' klar set Acadre owner=Bo brugervendt=ja
log Acadre >"$T/out"
for line in 'Acadre F1,state' 'Acadre F3,due_date' 'Acadre F4,note' \
    'Acadre,owner,,Bo' 'Acadre brugervendt,answer' 'Acadre,name'; do
	grep -q "$line" "$T/out" || die "no '$line': $(cat "$T/out")"
done
log VITAE | grep -q Acadre && die "of another system"

# A municipality: its own row and its installations'; on a track only that.
gives 0 'Kolding / eDoc' klar log Kolding
gives 0 'met' klar tick Kolding 1 --track klik-gdpr
gives 0 'taken back' klar undo
gives 0 'Kolding 1' klar log Kolding
log Kolding --track klik-gdpr >"$T/out"
grep -q 'Kolding 1,state' "$T/out" || die "gone with its run: $(cat "$T/out")"
grep -q eDoc "$T/out" && die "not on this track: $(cat "$T/out")"
log Kolding --track klik-systemoverblik | grep -q 'Kolding 1' && die "another track's"
gives 0 'eDoc' klar log Kolding/eDoc

# Acts that pass a filter, newest first, so many and no more; none: status 1.
klar log --filter 'title:f4 origin:cli' --csv --plain >"$T/out" || die "log --filter"
tail -n +2 "$T/out" | grep -v F4 && die "not filtered: $(cat "$T/out")"
klar log --filter 'title:f4' -n 1 --csv --plain >"$T/out"
test "$(wc -l <"$T/out")" = 2 || die "-n is not heeded: $(cat "$T/out")"
grep -q 'due=13\|13-05-2021' "$T/out" || die "not the newest: $(cat "$T/out")"
gives 1 '' klar log --filter 'who:nobody'
gives 1 'did you mean' klar log --filter 'titel2:x'
gives 2 'use: klar log' klar log Acadre --filter 'title:f4'
