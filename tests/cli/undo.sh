#!/bin/sh
# One act, one undo: an import is taken back exactly; what was touched since
# is told and kept; redo takes an undo back; the programme's birth stays.
. "$TOP/tests/cli/lib.sh"
klar init >/dev/null || die init
contents >"$T/before"
klar import --status-date 2021-03-31 "$LIST" >/dev/null || die import
contents >"$T/after"
gives 0 'taken back' klar undo
contents | diff "$T/before" - || die "undo left something"
gives 0 'done again' klar redo
contents | diff "$T/after" - || die "redo is not the same"

# Work on one of its rows, then undo the import: that one is kept and told.
gives 0 'met' klar tick 'Gladsaxe/Fasit' 1
act=$(sqlite3 "$DB" "SELECT act_id FROM import ORDER BY act_id LIMIT 1")
redone=$(sqlite3 "$DB" "SELECT max(id) FROM act WHERE origin = 'redo'")
gives 1 'kept' klar undo "$redone"
test "$(sqlite3 "$DB" 'SELECT count(*) FROM installation')" = 1 || die "one row is kept"
gives 0 'Gladsaxe' klar list installations
gives 3 '.' klar undo 1			# the birth of the store
gives 2 'no act' klar undo x
gives 1 '.' klar undo 999999
test "$act" -gt 1
