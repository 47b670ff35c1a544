# Two people, one field (screens.md C15): somebody else writes while a form or
# a line is open. The second to save is shown both, what did not clash is saved
# too, and nothing of either is lost (P6).
. "$TOP/tests/screen/lib.sh"
DB=$T/klar.db
klar() { "$KLAR" --db "$DB" "$@" >/dev/null || fail "$*"; }
is() {				# FIELD VALUE of F1, as stored
	got=$(sqlite3 -cmd ".timeout 5000" "$DB" "SELECT ifnull(mark.$1, '') FROM mark JOIN step
		ON step.id = step_id WHERE key = 'F1'")
	test "$got" = "$2" || fail "$1 is '$got', not '$2'"
}

klar init
klar set VITAE F1 owner=jb due=05-11-2021 note=ringet

# Enter keeps yours; what only the other changed stays theirs.
open_screens 100x30
lines <<'END'
:board
keys G <Enter> e
expect VITAE F1
keys <C-u>
type ml
keys <Tab> <C-u>
type 13-11-2021
keys <Tab>
type aftale.pdf
END
klar set VITAE F1 due=20-11-2021 note='mødt dem'
lines <<'END'
keys <C-o>
expect was     05-11-2021
expect yours   13-11-2021
expect theirs  20-11-2021
expect act 3
expect-not mødt dem
dump clash_100
END
is due_date 2021-11-20
is owner jb
lines <<'END'
keys <Enter>
expect VITAE F1: owner = ml, due = 13-11-2021, evidence = aftale.pdf
END
is due_date 2021-11-13
is owner ml
is evidence aftale.pdf
is note 'mødt dem'

# Esc goes back to the form; t takes theirs; two clashes, one after the other.
lines <<'END'
keys e <C-u>
type åse
keys <Tab> <C-u>
type 1-12-2021
END
klar set VITAE F1 owner=tine due=24-12-2021
lines <<'END'
size 80x24
keys <C-o>
expect 1 of 2
dump clash_80
size 40x10
expect yours   åse
expect theirs  tine
size 80x24
keys <Enter>
expect 2 of 2
expect 24-12-2021
keys <Esc>
expect nothing is written yet
expect 1-12-2021
END
is owner tine
lines <<'END'
keys <C-o> <Enter> t
expect VITAE F1: owner = åse
END
is owner åse
is due_date 2021-12-24

# All theirs: nothing is written, and it is said.
before=$(sqlite3 "$DB" 'SELECT count(*) FROM act')
lines <<'END'
keys e <C-u>
type mette
END
klar set VITAE F1 owner=jens
lines <<'END'
keys <C-o> t
expect what stands there is theirs
END
is owner jens
test "$(sqlite3 "$DB" 'SELECT count(*) FROM act')" = $((before + 1)) ||
	fail "an act for nothing"

# The lines: o, d, A, E.
lines <<'END'
keys d <C-u>
type 3-1-2022
END
klar set VITAE F1 due=4-1-2022
lines <<'END'
keys <Enter>
expect theirs  04-01-2022
keys <Esc>
expect due (dd-mm
keys <Enter> <Enter>
expect VITAE F1: due = 03-01-2022
END
is due_date 2022-01-03
lines <<'END'
keys A <C-u>
type min note
END
klar set VITAE F1 note='din note'
lines <<'END'
keys <Enter> t
END
is note 'din note'

# A status is one: who waits, since when. Theirs taken, the note is ours.
lines <<'END'
keys b <Right> <Right>
expect < vendor >
keys <Tab>
type Jens Holm
keys <Tab> <Tab> <C-u>
type rykket
END
klar wait VITAE F1 --for kombit --who 'Åse Krogh'
lines <<'END'
keys <C-o>
expect waiting, KOMBIT, Åse Krogh
expect yours   waiting, vendor, Jens Holm
keys t
expect note = rykket
END
is who 'Åse Krogh'
is note rykket
close_screens

# A key that asks nothing: told, not done, and shown.
open_screens 100x30
lines <<'END'
:board
keys G <Enter>
expect Step F1
END
klar skip VITAE F1 --reason 'ingen data'
lines <<'END'
keys x
expect status has meanwhile been changed from 'waiting, KOMBIT, Åse Krogh
expect yours is 'met
expect ingen data
END
close_screens
klar undo

# A draft is typed over what was stored then, not over what is stored now.
open_screens 100x30
lines <<'END'
:board
keys G <Enter> e <C-u>
type fra kladden
keys <Esc>
END
klar set VITAE F1 owner=anden note=nyt
lines <<'END'
keys R e
expect fra kladden
expect nyt
keys <C-o>
expect was     jens
expect theirs  anden
keys <Esc> <C-x>
expect anden
expect-not fra kladden
keys <Esc>
END
is owner anden
close_screens
# An open item, from the inbox.
klar item add VITAE 'Ny hjemmeside' owner=jb note=ringet
open_screens 100x30
lines <<'END'
:inbox
:inbox-owner all
keys z f
type Ny hjemme
keys <Enter> A
expect ringet
keys <C-u>
type min
END
klar item set 1 note=din
lines <<'END'
keys <Enter>
expect theirs  din
keys <Esc> <Enter> <Enter>
expect note = min
END
test "$(sqlite3 "$DB" 'SELECT note FROM open_item')" = min || fail 'its note'
close_screens

# The fields of a row itself: a contact, a system, an installation, an item.
klar contact add 'KMD/Åse Krogh' mail=a@example.dk role=Chef
klar import --status-date 2021-03-31 "$TOP/import/samples/eksempel_installationer.csv"
open_screens 100x30
lines <<'END'
keys gp F
expect KMD / Åse Krogh
keys <Tab> <C-u>
type Projektleder
keys <Tab> <C-u>
type b@example.dk
END
klar contact edit 'KMD/Åse Krogh' mail=c@example.dk phone=12345678
lines <<'END'
keys <C-o>
expect theirs  c@example.dk
keys t
expect role = Projektleder
:list systems system:vitae
keys F
type mig
keys <C-o>
expect VITAE: owner = mig
:list installations kolding edoc
keys F <Tab> <C-u>
type 2018
keys <C-o>
expect '2018' is no contract type
keys <C-u>
type 2019
keys <C-o>
expect contract = 2019
:list items
keys F <C-u>
type Nyt navn
END
klar item set 1 title=Andet
lines <<'END'
keys <C-o>
expect was     Ny hjemmeside
keys <Enter>
expect title = Nyt navn
:list prices
keys F
expect this row has no fields to fill in
END
test "$(sqlite3 "$DB" "SELECT role || mail || phone FROM contact")" = \
	Projektlederc@example.dk12345678 || fail 'the contact'
close_screens

# P6: a hundred times the other was faster. Nothing is written unseen.
open_screens 100x30
lines <<'END'
:board
keys G <Enter>
END
i=0
while test $i -lt 100; do
	i=$((i + 1))
	lines <<END
keys o <C-u>
type mine $i
END
	klar set VITAE F1 "owner=theirs $i"
	if test $((i % 2)) = 0; then
		answer='<Enter>' want="mine $i"
	else
		answer=t want="theirs $i"
	fi
	lines <<END
keys <Enter>
expect yours   mine $i
expect theirs  theirs $i
keys $answer
END
	is owner "$want"
done
close_screens
unseen=$(sqlite3 "$DB" "SELECT count(*) FROM change WHERE field = 'owner'
	AND new LIKE 'mine %' AND old != replace(new, 'mine', 'theirs')")
test "$unseen" = 0 || fail "$unseen written over what was not seen"
for f in clash_100 clash_80; do same $f attr; done
