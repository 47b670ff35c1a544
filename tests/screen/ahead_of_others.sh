# Keys typed ahead of the paint are held against what was painted: others may
# have written between it and the reading that one's own act makes necessary.
. "$TOP/tests/screen/lib.sh"
DB=$T/klar.db
klar() { "$KLAR" --db "$DB" "$@" >/dev/null || fail "$*"; }
is() {				# STEP FIELD VALUE, of VITAE
	got=$(sqlite3 -cmd ".timeout 5000" "$DB" "SELECT ifnull(m.$2, '')
		FROM mark m JOIN step s ON s.id = m.step_id
		JOIN run r ON r.id = m.run_id
		JOIN system y ON y.id = r.system_id
		WHERE y.name = 'VITAE' AND s.key = '$1'")
	test "$got" = "$3" || fail "$2 of $1 is '$got', not '$3'"
}
klar init
klar tick VITAE F1 F2
klar set VITAE F5 owner=jb

# A step's own key, a value after the command, and x that would take back.
open_screens 100x30
lines <<'END'
:list systems vitae
keys <Enter> g g j j
expect ▶ ·  F3
END
klar wait VITAE F4 --for kombit
lines <<'END'
keys x j x
expect status has meanwhile been changed from 'not started' to 'waiting
END
is F3 state met
is F4 waits_for kombit
lines <<'END'
keys j
END
klar set VITAE F5 owner=tine
lines <<'END'
keys : n o t e <Space> y <Enter> : o w n e r <Space> m l <Enter>
expect owner has meanwhile been changed from 'jb' to 'tine'
END
is F5 note y
is F5 owner tine
lines <<'END'
keys j
expect ▶ ·  F6
END
klar tick VITAE F6
lines <<'END'
keys k x j x
expect status has meanwhile been changed from 'not started' to 'met
END
is F6 state met

# One's own acts have been seen: nothing is refused for them.
lines <<'END'
keys g g j j x x x
expect-not meanwhile
:board
keys G x x
END
close_screens

# The inbox, whose rows come after the paint.
klar wait VITAE F7 --for vendor --since 01-03-2021
klar wait VITAE F8 --for vendor --since 01-03-2021
open_screens 100x30
lines <<'END'
:inbox
:inbox-owner all
:filter system:vitae
expect ▶   1  DXC Technology        VITAE F7
END
klar tick VITAE F8
lines <<'END'
keys ! j !
expect yours is not written
END
test "$(sqlite3 "$DB" 'SELECT sum(rung) FROM chase')" = 1 ||
	fail 'chased for what was met'
close_screens
