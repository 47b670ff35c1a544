#!/bin/sh
# Every verb on the command line: what it does, and what it refuses, with the
# exit statuses of design section 5; a dry run keeps nothing.
. "$TOP/tests/cli/lib.sh"
example
gives 0 'running' klar start Acadre F1
gives 0 'waiting' klar wait Acadre F1 --for vendor --who 'Åse Krogh' --since 01-04-2021
gives 0 'waiting for Åse Krogh\|Åse Krogh' klar show Acadre
gives 2 'who holds the ball' klar wait Acadre F1
gives 2 'vendor, municipality' klar wait Acadre F1 --for nobody
gives 0 'owner = ml, due = 15-05-2021' klar set Acadre F1 owner=ml due=15-05-2021 'note=ring efter kl. 13' evidence=K-117/2
klar show Acadre --csv --plain >"$T/out"
grep -q 'F1.*waiting.*2021-05-15.*Åse Krogh.*ml' "$T/out" || die "set: $(cat "$T/out")"
gives 0 'owner = ml' klar set Acadre owner=ml
gives 0 'brugervendt = nej' klar set Acadre brugervendt=nej
klar show Acadre --csv --plain | grep -q '^Integration,I4.*,not_applicable,' || die "I4 does not apply: $(klar show Acadre --csv --plain | grep I4)"
gives 2 'has no' klar set Acadre nonsense=1
gives 2 'no date' klar set Acadre F1 due=32-05-2021
gives 0 'met' klar tick Acadre F1 --date 26-04-2021
gives 3 'already' klar tick Acadre F1
gives 2 'not come yet' klar tick Acadre F2 --date 2021-04-28
gives 3 'F1' klar tick Acadre F2 --date 2021-04-25
gives 0 'open again' klar reopen Acadre F1 --reason 'fejl'
gives 0 'not relevant' klar skip Acadre F1 --reason 'gammelt system'
gives 2 'why' klar skip Acadre F2
gives 1 'no step' klar tick Acadre X9
gives 1 '.' klar tick Acadra F1
klar tick Acadra F1 2>&1 | grep -q Acadre || die "the nearest name is not told"
gives 2 'use: klar tick' klar tick Acadre
gives 2 'no command' klar tikc
gives 2 'unknown option' klar tick Acadre F1 --nope
gives 2 'takes no --as-of' klar tick Acadre F1 --as-of 2021-01-01

# A dry run is the same run, rolled back.
before=$(sqlite3 "$DB" "SELECT count(*), max(id) FROM act")
gives 0 'dry run' klar tick Acadre F2 --dry-run
gives 0 'dry run' klar undo --dry-run
test "$(sqlite3 "$DB" "SELECT count(*), max(id) FROM act")" = "$before" || die "a dry run left an act"

# What the lists refuse, nobody may type either.
gives 2 'control character' klar set Acadre F2 "note=$(printf 'a\033]52;c;AAAA\007b')"
gives 2 'control character' klar skip Acadre F2 --reason "$(printf 'x\342\200\256y')"
gives 0 'contract = 2019' klar set Gladsaxe/SBSYS contract=2019

# What the writer saw: still there, gone (all three values, and who), or what is
# wanted stands there already. A refusal writes none of the fields.
gives 0 'owner = å' klar set Acadre F3 owner=å due=05-11-2021
gives 0 'owner = ø' klar set Acadre F3 owner=ø --was owner=å
gives 4 "owner has meanwhile been changed from 'å' to 'ø' by .*(act [0-9]*); yours is 'z'" \
	klar set Acadre F3 owner=z note=x --was owner=å
gives 0 'already' klar set Acadre F3 owner=ø --was owner=å
gives 0 'note = x' klar set Acadre F3 note=x due=06-11-2021 --was due=5/11/2021 --was note=
gives 4 'due has meanwhile' klar set Acadre F3 due=07-11-2021 --was due=5-11-2021
gives 2 'of a field that is set' klar set Acadre F3 due=07-11-2021 --was owner=ø
gives 2 'no date' klar set Acadre F3 due=07-11-2021 --was due=snart
gives 4 'due has meanwhile' klar set Acadre F3 due=05-11-2021 --was due=5-11-2021
gives 0 '' klar set Acadre F3 due=06-11-2021 --was due=6-11-2021
gives 2 'owner: a control character' klar set Acadre owner="$(printf 'a\033b')"
gives 2 'note: a control character' klar set Gladsaxe/SBSYS note="$(printf 'a\342\200\256b')"
gives 4 'owner has meanwhile' klar set Acadre owner=jb --was owner=
gives 0 'owner = jb' klar set Acadre owner=jb --was owner=ml
gives 4 'answer has meanwhile' klar set Acadre brugervendt=yes --was brugervendt=
gives 0 'brugervendt = ja' klar set Acadre brugervendt=ja --was brugervendt=nej
gives 4 'contract type has meanwhile' klar set Gladsaxe/SBSYS contract=2014 --was contract=individuel
gives 0 'contract = 2014' klar set Gladsaxe/SBSYS contract=2014 --was contract=2019
gives 3 'owner has meanwhile' klar set Acadre VITAE F3 owner=q --was owner=k
gives 0 'open item 1' klar item add Acadre 'Ny version' note=hej
gives 4 'note has meanwhile' klar item set 1 note=farvel --was note=goddag
gives 0 'note = farvel' klar item set 1 note=farvel --was note=hej
gives 0 'added' klar contact add 'Formpipe/Åse Krogh' mail=aase@example.dk
gives 4 'mail has meanwhile' klar contact edit 'Formpipe/Åse Krogh' mail=x@example.dk --was mail=
gives 0 'mail = ' klar contact edit 'Formpipe/Åse Krogh' mail= --was mail=aase@example.dk

# With --json a refusal is an object too.
klar tick Acadre F9 --json >"$T/out" 2>/dev/null
python3 -c 'import json,sys; d=json.load(open(sys.argv[1])); assert d["error"]["status"] == 3 and "F9" in d["error"]["text"], d' "$T/out" || die "json error: $(cat "$T/out")"

# KLIK: a municipality on a task group.
key=$(klar list courses --csv --plain | awk -F, '$2 == "klik" { print $1; exit }')
test -n "$key" || die "no KLIK track"
step=$(klar show Odense --track "$key" --csv --plain | awk -F, 'NR == 2 { print $2 }')
gives 0 'met' klar tick Odense "$step" --track "$key"

# History: who, what, from, to.
gives 0 'Acadre F1' klar log
gives 0 'status' klar log Acadre F1
id=$(sqlite3 "$DB" "SELECT max(id) FROM act")
gives 0 'open\|met' klar log "$id"
klar log --json | python3 -c 'import json,sys; d=json.load(sys.stdin); assert d["sheets"][0]["rows"][0]["actor"]' || die json
gives 0 '^klar [0-9]' klar version
gives 2 'use: klar version; see' klar version 2
gives 2 'use: klar redo; see' klar redo 5
gives 0 'tick' klar help
gives 0 'evidence' klar help tick
gives 0 'evidence' klar tick --help
