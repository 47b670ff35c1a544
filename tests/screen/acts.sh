# Work on the screen: tick, refused at a locked step and gate with the reason,
# a waiver by form, undo and redo, fields set, and as-of refuses edits.
. "$TOP/tests/screen/lib.sh"
DB=$T/klar.db
"$KLAR" --db "$DB" init >/dev/null || fail init
"$KLAR" --db "$DB" tick VITAE F1 F2 F3 F4 F5 F6 F7 F8 >/dev/null || fail tick
play 100x30 "$KLAR" --db "$DB" <<'END'
:board
keys G <Enter>
expect VITAE  8/25
expect gate 1 locked: F9
keys p
expect the gate Forudsætning is locked: F9 missing
keys j
expect I1 Fastlæg services, nøgleværdier og hjemmel
keys x
expect F9
expect locked
keys k
expect F9 Tilslut it-systemet i eksternt testmiljø
keys W <Tab>
type dækket af ISO 27001
keys <Enter>
type 26-04-2021
keys <Enter> <Enter>
expect before today
keys <Tab> <Tab> <Tab> <C-u>
type 30-06-2021
keys <C-o>
expect VITAE F9: waived; the gate of Forudsætning is open
expect open since
keys p
expect gate of Forudsætning is passed
keys j x
expect I1: met
keys u
expect taken back
expect ·  I1
keys <C-r>
expect done again
keys x
expect I1: open again
keys o
type Åse
keys <Enter>
expect owner = Åse
keys d
type +2u
keys <Enter>
expect due = 11-05-2021
expect 11-05-2021
:due 30-02-2021
expect no date
keys b <Tab>
type Børge Ærø
keys <C-o>
expect waiting
expect Børge Ærø
keys T
type 2021-01-31
keys <Enter>
expect AS OF 31 Jan 2021
keys x
expect another time
keys <Esc> <Esc> 8
expect I1: waiting
keys U
expect taken back
END
