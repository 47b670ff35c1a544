# Two people at one inbox: what a colleague has settled or moved since the
# screen was read is neither left alone nor taken up the ladder nor asked for;
# the other rows are, as one act, and each row says what came of it.
. "$TOP/tests/screen/lib.sh"
DB=$T/klar.db
klar() { "$KLAR" --db "$DB" "$@" >/dev/null || fail "$*"; }
acts() { sqlite3 -cmd ".timeout 5000" "$DB" "SELECT count(*) FROM act"; }
is() {				# WHAT-OF-WHICH-TABLE VALUE
	got=$(sqlite3 -cmd ".timeout 5000" "$DB" "SELECT $1")
	test "$got" = "$2" || fail "$1 is '$got', not '$2'"
}
F="chase JOIN step ON step.id = step_id JOIN run ON run.id = run_id
	JOIN system ON system.id = system_id WHERE system.name ="
klar init
klar contact add 'DXC Technology/Åse Krogh'
for s in F1 F2 F3; do
	klar wait VITAE $s --for vendor --who 'Åse Krogh' --since 01-03-2021
done
klar item add VITAE 'Ny hjemmeside' due=01-04-2021
klar item add VITAE 'Nyt bilag' due=01-04-2021

# Left alone: one is met by now, one closed, one due later, one left alone.
open_screens 100x30
lines <<'END'
:inbox
:inbox-owner all
:filter system:vitae
keys V
expect 5 marked
END
klar tick VITAE F1
klar set VITAE F2 due=01-06-2021 note=ringet
klar item drop 1
klar snooze 2 --until +2w
before=$(acts)
lines <<'END'
:snooze +1u
expect Done: VITAE F3: left alone until 04-05-2021; 4 refused
dump settled_snooze
keys q
END
is "count(*) FROM $F 'VITAE'" 1
is "step.key FROM $F 'VITAE'" F3
is "snoozed_until FROM chase WHERE open_item_id = 2" 2021-05-11
test "$(acts)" = $((before + 1)) || fail "not one act: $before, $(acts)"

# It has been seen now. What only the note of was changed is nobody's clash.
klar undo
klar undo
lines <<'END'
keys R <Esc> z V
END
klar set VITAE F2 note=mødt
klar set VITAE F3 owner=tine
lines <<'END'
:snooze +1u
expect-not refused
keys u
END

# One that has gone is a row that was refused, and no reason to leave the rest.
klar item add VITAE 'Tredje' due=02-04-2021
lines <<'END'
keys <Esc> R V
END
klar undo
lines <<'END'
:snooze +3u
expect refused
expect there is no open item 3
keys q u
END

# Up the ladder: not where somebody has spoken with them meanwhile.
lines <<'END'
keys <Esc> R V
END
klar contact 'DXC Technology/Åse Krogh' VITAE F3 --outcome promised --promise 03-05-2021
lines <<'END'
keys !
expect Done: VITAE: Nyt bilag, VITAE F2
keys j j
expect VITAE F3: refused, changed by
expect (outcome: '' > 'promised')
dump settled_escalate
keys q
END
is "count(*) FROM $F 'VITAE' AND key = 'F3' AND rung > 0" 0
is "rung FROM $F 'VITAE' AND key = 'F2'" 1

# One row is a sentence; who enters the line once more has read it.
lines <<'END'
keys <Esc> R f
type F3
keys <Enter> s
END
klar set VITAE F3 due=07-06-2021
lines <<'END'
type +1u
keys <Enter>
expect VITAE F3: changed by
keys <Enter>
expect VITAE F3: left alone until 04-05-2021
keys u
END

# A contact is not about what has been met while its lines were open.
lines <<'END'
keys R V c p a
expect what was said
END
klar tick VITAE F2
lines <<'END'
keys <Enter>
expect Done: DXC Technology / Åse Krogh: asked, phone
keys j
expect VITAE F2: refused, changed by
keys q
END
is "count(*) FROM contact_about JOIN step ON step.id = step_id WHERE key = 'F2'" 0

# Done by what a list tells, and by no mark: nobody is to be chased for it.
list() {
	printf 'Leverandør;It-system;Kommune;Status;Dato\n%s\n' \
		"DXC Technology;VITAE;Odense;$1" >"$T/list.csv"
	klar import --status-date "$2" "$T/list.csv"
}
list 'Endnu ikke aftalt;' 2021-04-01
klar wait Odense/VITAE 1 --for municipality --since 01-03-2021
lines <<'END'
keys R <Esc>
:filter municipality:odense
expect Odense / VITAE 1
END
list 'I drift;20-04-2021' 2021-04-20
lines <<'END'
keys !
expect (the step is done)
END
is "count(*) FROM chase JOIN run ON run.id = run_id WHERE installation_id" 0
klar undo

# Of an installation that was ended there is nothing to be left alone.
lines <<'END'
keys R
expect Odense / VITAE 1
END
klar switch Odense VITAE 'Cura Omsorg' --on 2021-04-20
lines <<'END'
:snooze +1u
expect (to: '' > '20-04-2021')
END
is "count(*) FROM chase JOIN run ON run.id = run_id WHERE installation_id" 0
close_screens
same settled_snooze
same settled_escalate
