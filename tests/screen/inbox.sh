#!/bin/sh
# The inbox: groups, the pane, why, a contact in three keys, leaving alone,
# the ladder, and one message to one person.
. "$TOP/tests/screen/lib.sh"
DB=$T/klar.db
k() { "$KLAR" --db "$DB" "$@" >/dev/null || fail "klar $*"; }
k init
k import --status-date 2021-03-31 "$TOP/import/samples/eksempel_installationer.csv"
k contact add 'KMD/Åse Krogh' mail=aase.krogh@kmd.example role='Projektleder'
k tick 'KMD Nexus' F1 F2 F5 F6 --date 2021-04-12
k wait 'KMD Nexus' F7 --for vendor --who 'Åse Krogh' --since 2021-04-01
k set 'KMD Nexus' F7 due=2021-04-21
k set 'KMD Nexus' F3 due=2021-04-20
k wait Albertslund/Acadre 1 --for municipality --since 2021-03-01
k set Albertslund/Acadre 1 due=2021-04-27
sqlite3 "$DB" "UPDATE act SET actor = 'mette.lund'"

tour() {
	size=$1 name=$2; shift 2
	play "$size" "$KLAR" --db "$DB" "$@" <<END
keys 2
dump ${name}_inbox
keys w
dump ${name}_inbox_why
keys q z
dump ${name}_inbox_all
keys z / k r o g h <Enter>
dump ${name}_inbox_krogh
keys m
dump ${name}_letter
keys t
dump ${name}_letter_english
END
	for s in inbox inbox_why inbox_all inbox_krogh letter letter_english
	do
		same "${name}_$s"
	done
}
tour 80x24 s80
tour 100x30 s100
tour 200x60 s200
tour 100x30 d100 --lang da
NO_COLOR=1 tour 80x24 a80 --ascii

"$KLAR" --db "$DB" export statuses "$T/before.csv" >/dev/null
play 100x30 "$KLAR" --db "$DB" <<'END'
keys 2
expect KMD / Åse Krogh
expect overdue
keys c p p
type 3 maj
keys <Enter>
expect is no date
keys <C-u>
type 03-05
keys <Enter>
type Hun har sendt det videre
keys <Enter>
expect promised
expect Hun har sendt det videre
keys s
type 10-05
keys <Enter>
expect left alone
expect-not KMD Nexus F7: Giv
size 100x50
keys z
expect left alone (1)
keys z !
expect reminder
keys u u u m
expect Emne:
keys x
expect asked
END
# The same from the steps of a system.
play 100x30 "$KLAR" --db "$DB" <<'END'
keys g s / n e x u s <Enter> <Enter> g g c
expect nobody owes this now
keys f
type Administrationsmodulet
keys <Enter> c t n
type mødt på gangen
keys <Enter>
expect answered
keys m
expect Emne:
END
"$KLAR" --db "$DB" contact --log 'Åse Krogh' >"$T/log" || fail log
grep -q 'asked' "$T/log" || fail "the message was not logged: $(cat "$T/log")"
"$KLAR" --db "$DB" undo >/dev/null || fail undo
"$KLAR" --db "$DB" export statuses "$T/after.csv" >/dev/null
cmp "$T/before.csv" "$T/after.csv" || fail "the steps are others"

# A colleague asked the same person this week: told before c and on m.
k contact 'Åse Krogh' 'KMD Nexus' F7 --date 2021-04-23
sqlite3 "$DB" "UPDATE contact_log SET actor = 'tø', on_date = '2021-04-23', note = 'rykket'"
play 100x30 "$KLAR" --db "$DB" <<'END'
keys 2 / k r o g h <Enter> c
expect how: m mail, p phone
expect tø asked Åse Krogh on 23-04-2021
keys m
expect-not tø asked Åse
keys <Esc> <Esc>
keys m
expect tø asked Åse Krogh on 23-04-2021
END
sqlite3 "$DB" "UPDATE contact_log SET on_date = '2021-04-19'"
play 100x30 "$KLAR" --db "$DB" <<'END'
keys 2 / k r o g h <Enter> c
expect one of these keys answers
expect-not tø asked Åse
END
