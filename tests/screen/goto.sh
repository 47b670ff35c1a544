# Going to things after g: the people, what was changed last; help searches the
# keys of every screen.
. "$TOP/tests/screen/lib.sh"
DB=$T/klar.db
"$KLAR" --db "$DB" init >/dev/null || fail init
play 100x30 "$KLAR" --db "$DB" <<'END'
keys g
expect p People
expect . last edited
dump goto_menu_100
keys .
expect you have changed nothing lately
END
klar() { "$KLAR" --db "$DB" "$@" >/dev/null || fail "$*"; }
klar contact add 'KMD/Åse Krogh'
klar set VITAE F3 due=01-06-2021
klar set 'KMD Nexus' F2 owner=ml
klar undo
klar contact 'KMD/Åse Krogh' --note ringet
play 100x30 "$KLAR" --db "$DB" <<'END'
keys gp
expect Contacts  1 of 1
expect Åse Krogh
expect-not pass gate
keys g .
expect VITAE  0/25
dump goto_step_100
keys q gp ?
expect Help for: Contacts
keys /
type spoke
expect log that you spoke
keys <Esc> <Esc>
:list steps
expect pass gate
END
grep -q '▶.*F3' "$T/goto_step_100" || fail "not on the step"
play 100x30 "$KLAR" --db "$DB" <<'END'
keys ? /
type turn the order
keys <Enter>
expect ON OTHER SCREENS
expect turn the order round
dump goto_help_100
keys <Enter>
expect that key is of another screen
keys <Esc> <Esc> Z
expect stays as it is while others write
keys j
expect FROZEN, R refreshes
keys R
expect-not FROZEN
keys Z Z
expect-not FROZEN
END
for f in menu help; do same goto_${f}_100; done
