# A text about a row is told again when the store or the time has changed: why,
# of a step and in the inbox, a row in full, a critical path. What came of an
# act stays as it was.
. "$TOP/tests/screen/lib.sh"
DB=$T/klar.db
klar() { "$KLAR" --db "$DB" "$@" >/dev/null || fail "$*"; }
klar init
klar contact add 'DXC Technology/Åse Krogh'
klar wait VITAE F1 --for vendor --who 'Åse Krogh' --since 01-03-2021

# Why a step: undone, done again, and what somebody else writes meanwhile.
open_screens 100x30
lines <<'END'
:list systems vitae
keys <Enter> f
type F2
keys <Enter>
:note ringet
keys w
expect note: ringet
keys u
expect-not note: ringet
expect VITAE F2
keys <C-r>
expect note: ringet
dump texts_why
END
KLAR_NOW='2021-04-27 10:30:00' klar set VITAE F2 note=mødt
lines <<'END'
keys R
expect note: mødt
:as-known 27-04-2021 10:00
expect note: ringet
keys <Esc>
expect F2 Kortlæg
keys w
expect note: ringet
keys T <C-u> <Enter>
expect note: mødt
END

# In the inbox: the sum, the ladder, who spoke; and when the row has gone.
lines <<'END'
:inbox
:inbox-owner all
:filter step:F1 system:vitae
keys w
expect on the rung 'question'
END
klar escalate VITAE F1
lines <<'END'
keys R
expect on the rung 'reminder'
keys u
expect on the rung 'question'
END
klar tick VITAE F1
lines <<'END'
keys R
expect is not in the list any more
expect-not on the rung
keys u
expect on the rung
keys q
END

# A row in full.
lines <<'END'
:list systems vitae
keys +
expect-not tine
END
klar set VITAE owner=tine
lines <<'END'
keys R
expect owner: tine
keys u
expect-not owner: tine
END

# A critical path.
lines <<'END'
:timeline
:filter vitae
keys C
expect Critical path: VITAE
expect 25 of 25 open
END
klar tick VITAE F1
lines <<'END'
keys R
expect 24 of 24 open
END

# What was compared is not compared anew; it says that it is older.
lines <<'END'
:list systems vitae
keys <Enter>
keys g g j j x
:compare 20-04-2021
expect Changed: 20-04-2021
expect-not before the last act
keys u
expect taken back
expect before the last act
keys q
:compare 20-04-2021
expect-not before the last act
END
close_screens
same texts_why
