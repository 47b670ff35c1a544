# Two people, one field (screens.md C15), where nothing is asked first: what
# others wrote since the screen was read is not written over. Marked rows, a
# value after the command, cells of the matrix, cards of the board, rows of a
# list; the rest of the rows is written, as one act.
. "$TOP/tests/screen/lib.sh"
DB=$T/klar.db
klar() { "$KLAR" --db "$DB" "$@" >/dev/null || fail "$*"; }
acts() { sqlite3 -cmd ".timeout 5000" "$DB" "SELECT count(*) FROM act"; }
is() {				# SYSTEM STEP FIELD VALUE, as stored
	got=$(sqlite3 -cmd ".timeout 5000" "$DB" "SELECT ifnull(m.$3, '')
		FROM mark m JOIN step s ON s.id = m.step_id
		JOIN run r ON r.id = m.run_id
		JOIN system y ON y.id = r.system_id
		WHERE y.name = '$1' AND s.key = '$2'")
	test "$got" = "$4" || fail "$3 of $1 $2 is '$got', not '$4'"
}
klar init
klar import --status-date 2021-03-31 \
	"$TOP/import/samples/eksempel_installationer.csv"
klar set VITAE F2 note=ringet
{
	echo 'System;Trin;Status;Dato'
	for s in F1 F2 F3 F4 F5 F6 F7 F8 F9 I1 I2 I3 I4 I5 I6 I7 I8; do
		echo "Cura Omsorg;$s;Sket;01-03-2021"
	done
} >"$T/status.csv"

# Marked steps: one was given to somebody else, of one only the note was.
open_screens 100x30
lines <<'END'
:board
keys G <Enter> g g v j j
expect 3 marked
END
klar set VITAE F1 owner=tine
klar set VITAE F2 note=mødt
before=$(acts)
lines <<'END'
:owner ml
expect Done: VITAE F2 and 1 more: owner = ml; 1 refused
expect changed by
expect at 10:00: yours is not wri
keys k
expect (owner: '' > 'tine')
dump clash_many
keys q
END
is VITAE F1 owner tine
is VITAE F2 owner ml
is VITAE F2 note mødt
test "$(acts)" = $((before + 1)) || fail "not one act: $before, $(acts)"

# Now they have been seen: again it is written. It is asked, and meanwhile.
lines <<'END'
:owner ml
expect VITAE F1: owner = ml; 2 already so
keys q o
type åse
END
klar set VITAE F1 owner=jens
lines <<'END'
keys <Enter>
expect (owner: 'ml' > 'jens')
keys q u
END
is VITAE F1 owner jens
is VITAE F2 owner ml

# A status is one; a mark that went is no less changed than one that came.
klar set VITAE F3 note=aftalt
lines <<'END'
keys R <Esc> g g j <Space> <Space>
expect 2 marked
END
klar wait VITAE F2 --for kombit
lines <<'END'
keys b <Right> <Right>
expect < municipality >
keys <C-o>
expect VITAE F3: waiting
expect 1 refused
expect (status: 'not started' > 'waiti
keys q u
END
is VITAE F2 waits_for kombit
lines <<'END'
keys R
END
klar undo
klar undo
lines <<'END'
:note mit
expect VITAE F2: note = mit; 1 refused
keys j
expect (note: 'aftalt' > '')
keys q <Esc>
END
is VITAE F3 note ''

# One step and a value after the command.
lines <<'END'
keys R g g
END
klar set VITAE F1 owner=mette
lines <<'END'
:owner ml
expect owner has meanwhile been changed from
expect-not VITAE F1: owner = ml
END
is VITAE F1 owner mette
close_screens

# The board: the next step of a card is another by now, or its gate is passed.
klar import --status-date 2021-03-31 "$T/status.csv"
open_screens 100x30
lines <<'END'
:board
keys G
expect VITAE
END
klar tick VITAE F1
lines <<'END'
keys x
expect VITAE: changed by
expect (the next step may be another)
END
lines <<'END'
keys <Right>
expect ▶Cura Omsorg
END
klar pass 'Cura Omsorg'
lines <<'END'
keys p
expect (a gate was passed)
END
count() { sqlite3 -cmd ".timeout 5000" "$DB" "SELECT count(*) FROM $1 m JOIN run r ON r.id = m.run_id JOIN system y ON y.id = r.system_id WHERE y.name = '$2' ${3:-}"; }
printf 'Leverandør;System;Klarmeldt senest\nDXC Technology;VITAE;01-04-2021\n' >"$T/ready.csv"
lines <<'END'
keys R <Left> j
expect ▶VITAE
END
klar import --list systems --status-date 2021-04-20 "$T/ready.csv"
lines <<'END'
keys x
expect (the next step may be another)
END
test "$(count mark VITAE "AND state = 'met'")" = 1 || fail "the step after it"
test "$(count gate 'Cura Omsorg')" = 1 || fail "the gate after it"

# Rows of a list, and cells of the matrix: those that nobody touched are done.
lines <<'END'
:list systems
:filter area:esdh
keys V
END
klar set Acadre F1 owner=tine
lines <<'END'
:owner ml
expect eDoc F1 and 1 more: owner = ml; 3 refused
keys w
expect Done: eDoc F1 and 1 more: owner = ml; 3 refused
keys q <Esc>
:matrix
:filter acadre
keys j j j v j j
expect 3 marked
END
klar start Ballerup/Acadre 1
lines <<'END'
keys x
expect 1 refused
keys w
expect Done:
expect 1 refused
END
close_screens
is Acadre F1 owner tine

# An installation that was ended meanwhile: its cell, and its own steps.
open_screens 100x30
lines <<'END'
:matrix
:filter acadre
keys j j j
expect ▶ Ballerup
END
klar switch Ballerup Acadre eDoc --on 2021-04-20
lines <<'END'
keys x
expect (to: '' > '20-04-2021')
:list installations gentofte acadre
keys <Enter> g g <Space> <Space>
expect 2 marked
END
klar switch Gentofte Acadre eDoc --on 2021-04-20
lines <<'END'
:owner ml
expect nothing was changed; 2 refused
keys q <Esc>
:owner ml
expect owner = ml
keys u
END
close_screens

# A mark that went with its run, since the act that began it was taken back.
klar set Lemvig/Acadre 1 owner=tine
open_screens 100x30
lines <<'END'
:list installations lemvig acadre
keys <Enter> g g <Space> <Space>
expect 2 marked
END
klar undo
lines <<'END'
:owner ml
expect Done: Lemvig / Acadre 2: owner = ml; 1 refused
expect (owner: 'tine' > '')
END
close_screens

# The same of rows that are marks themselves; who saw them go has nothing left.
klar set Struer/Acadre 1 owner=tine
klar set Struer/Acadre 2 owner=tine
klar set Struer/Acadre 3 owner=tine
open_screens 100x30
lines <<'END'
:list steps owner:tine track:tilslutning
keys V
expect 3 marked
END
klar undo
lines <<'END'
:owner ml
expect Done: Struer / Acadre 1 and 1 more: owner = ml; 1 refused
keys j j
expect (owner: 'tine' > '')
keys q u R
END
klar undo "$(sqlite3 "$DB" "SELECT max(id) FROM act WHERE title LIKE 'Struer%2: owner = tine'")"
lines <<'END'
keys R
:owner ml
expect Struer / Acadre 1: owner = ml
expect-not refused
END
close_screens

# An open item of the inbox.
klar item add VITAE 'Ny hjemmeside' owner=jb
open_screens 100x30
lines <<'END'
:inbox
:inbox-owner all
keys z f
type Ny hjemme
keys <Enter>
END
klar item set 1 owner=tine
lines <<'END'
:owner ml
expect owner has meanwhile been changed from 'jb' to 'tine'
END
test "$(sqlite3 "$DB" 'SELECT owner FROM open_item')" = tine || fail 'its owner'
lines <<'END'
keys R
expect tine
END
klar item set 1 owner=jens
klar item drop 1
lines <<'END'
keys x
expect status has meanwhile been changed from 'open' to 'dropped'
END
test "$(sqlite3 "$DB" 'SELECT state FROM open_item')" = dropped || fail 'settled twice'
close_screens
same clash_many
