# Work on marked rows: one act, what is refused told row by row; the next step
# of installations and anything over twenty rows shown first; "." again.
. "$TOP/tests/screen/lib.sh"
DB=$T/klar.db
"$KLAR" --db "$DB" init >/dev/null || fail init
"$KLAR" --db "$DB" import --status-date 2021-03-31 \
	"$TOP/import/samples/eksempel_installationer.csv" >/dev/null || fail import
acts() { sqlite3 "$DB" "SELECT count(*) FROM act"; }
n=$(acts)
# Marked steps of one system: at once, in one act; refused ones are shown.
play 100x30 "$KLAR" --db "$DB" <<'END'
:board
keys G <Enter>
keys g g v j j v x
expect VITAE F1 and 2 more: met
expect 3 marked
keys x
expect Done: nothing was changed; 3 already so
keys q u
expect taken back
expect 3 marked
keys <Esc>
keys g g <Space> j j G <Space> x
expect Done: VITAE F1: met; 1 refused
dump many_refused
keys q <Esc>
expect-not 2 marked
END
test "$(acts)" -eq $((n + 3)) || fail "acts: $(acts), were $n"
same many_refused

# Installations: which step is next is shown before; a field by a line; "."
# says what it does again; hidden rows are shown before too.
n=$(acts)
play 100x30 "$KLAR" --db "$DB" <<'END'
:municipalities
:filter odense
keys <Enter>
keys <Space> <Space> <Space> <Space> d
type +2u
keys <Enter>
expect Would happen: Odense / Schultz Fasit 1 and 2 more: due = 11-05-2021; 1 refused
dump many_plan
keys <Esc>
expect 4 marked
:due +2u
keys w
expect Done: Odense / Schultz Fasit 1 and 2 more: due = 11-05-2021; 1 refused
keys w
expect it has been done
keys q <Esc> g g .
expect Odense / Acadre: every step is done
keys j o
type ml
keys <Enter>
expect Would happen: Odense / Schultz Fasit 1: owner = ml
keys w
expect Odense / Schultz Fasit 1: owner = ml
keys j .
expect Would happen again: Odense / UDK
keys w
expect again: Odense / UDK
:systems
keys V
expect 11 marked
keys W
expect waive: 11 rows
keys <Tab>
type ingen tid
keys <Tab>
type +4u
keys <C-o>
expect Would happen:
dump many_waive
keys <Esc>
:filter fasit
keys A
type ring
keys <Enter>
expect Would happen:
expect KMD Nexus
keys <Esc> <Esc> <Esc>
:board
keys .
expect Would happen again: Cura Omsorg F1: owner = ml
keys <Esc> <Space> <Space> p
expect Done: nothing was changed; 2 refused
keys q w
expect F1  Aftal deltagelse
END
test "$(acts)" -eq $((n + 3)) || fail "acts: $(acts), were $n"
same many_plan
same many_waive

# More than twenty are shown first; Esc leaves all as it is; one undo for all.
n=$(acts)
play 80x24 "$KLAR" --db "$DB" --lang da --ascii <<'END'
:municipalities
:filter 0101
keys <Enter>
:board
keys g g <Enter> g g V d
type 14-05-2021
keys <Enter>
expect Ville ske: Cura Omsorg F1 og 24 til: due = 14-05-2021
dump many_da
keys <Esc>
expect 25 markeret
:due 14-05-2021
keys w
expect Cura Omsorg F1 og 24 til: due = 14-05-2021
expect 14-05-2021
keys u
expect Cura Omsorg F1 og 24 til
keys <Esc>
expect-not 14-05-2021
END
same many_da
test "$(acts)" -gt $n || fail "no act"
