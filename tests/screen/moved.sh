#!/bin/sh
# What somebody began to write is still about what it was about, whatever
# others write meanwhile; and what does not fit a line or a field is not cut.
. "$TOP/tests/screen/lib.sh"
DB=$T/klar.db
klar() { "$KLAR" --db "$DB" "$@" >/dev/null || fail "$*"; }
is() {				# WHAT-OF-WHICH-TABLE VALUE
	got=$(sqlite3 -cmd ".timeout 5000" "$DB" "SELECT $1")
	test "$got" = "$2" || fail "$1 is '$got', not '$2'"
}
F1="JOIN step ON step.id = step_id WHERE key = 'F1'"
klar init

klar item add VITAE 'Ny hjemmeside' note=ringet
klar item add VITAE 'Nyt bilag' note=mødt
open_screens 100x30

# The form of a wait does not show until when it holds; it is of the status.
klar wait VITAE F1 --for vendor --who 'Åse Krogh'
klar set VITAE F1 until=30-06-2021
lines <<'END'
:board
keys G <Enter> R b
expect Åse Krogh
END
klar set VITAE F1 until=31-07-2021
lines <<'END'
keys <C-o>
expect theirs  31-07-2021
keys t
expect what stands there is theirs
END
is "until_date FROM mark $F1" 2021-07-31

# Enter on a line that nobody touched writes and says nothing.
klar set VITAE F1 due=05-11-2021
lines <<'END'
keys R d
expect 05-11-2021
END
klar set VITAE F1 due=20-11-2021
lines <<'END'
keys <Enter>
expect-not so already
expect-not was     05-11-2021
END
is "due_date FROM mark $F1" 2021-11-20

# What is longer than a line is not opened, and not taken into one.
lines <<'END'
keys A <C-u>
type kort
END
long=$(printf '%02100d' 0)
klar set VITAE F1 note="$long"
lines <<'END'
keys <Enter>
expect yours   kort
keys t
expect too long for a line
keys <Esc> <Esc> R A
expect too long for a line
keys e
expect too long for a line
END
is "mark.note FROM mark $F1" "$long"
klar item set 2 note="$long"
lines <<'END'
:inbox
:inbox-owner all
keys z f
type bilag
keys <Enter> A
expect too long for a line
END
klar set VITAE note="$long"

# A step's row names its step, the form its system.
klar set 'Cura Omsorg' F1 note=x
lines <<'END'
:list steps cura
keys F
expect Cura Omsorg
expect-not Cura Omsorg F1
keys <Esc>
:list systems vitae
keys F
expect too long for a line
END

# An answer is to the request that was shown.
klar waive 'Cura Omsorg' F2 --ask sø --until +8w --reason 'fælles aftale'
sqlite3 "$DB" "UPDATE waiver_request SET asked_by = 'ml'"
lines <<'END'
:list requests
keys W <Right> <Right>
expect fælles aftale
keys <Tab> <C-u>
type nej tak
END
klar waive 'Cura Omsorg' F2 --withdraw
klar waive 'Cura Omsorg' F2 --ask sø --until +9w --reason 'en anden'
lines <<'END'
keys <C-o>
expect what was asked of F2 has been changed meanwhile
keys <Esc>
:inbox
keys gg s
expect a request is answered with W
END
is "state FROM waiver_request ORDER BY id DESC LIMIT 1" asked
close_screens

# A draft over what the form showed by itself clashes with nobody.
klar waive 'Cura Omsorg' F3 --until 30-06-2021 --reason først --approver sø
play 100x30 "$KLAR" --db "$DB" <<'END'
:list steps cura step:F1
keys b <Right> <Right> <Tab> <Tab> <C-u>
type 20-04-2021
keys <Esc>
END
KLAR_NOW='2021-04-28 10:00:00' play 100x30 "$KLAR" --db "$DB" <<'END'
:list steps cura step:F1
keys b
expect 20-04-2021
keys <C-o>
expect-not theirs
expect F1: waiting
END
exit 0
