#!/bin/sh
# One act, one undo: an import is taken back exactly; what was touched since
# is told and kept; redo takes an undo back; the programme's birth stays.
. "$TOP/tests/cli/lib.sh"
klar init >/dev/null || die init
gives 1 'no act that can be taken back' klar undo
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
# A list long enough to be logged in runs: taken back and brought again in a
# handful of lines, with the same rows under the same ids. What was worked on
# since is named, and stays; so is what it belongs to.
DB="$T/runs.db"
export KLAR_DB="$DB"
klar init >/dev/null || die init
awk -v rows=12000 -v mark=m -f "$TOP/tests/bench/rows.awk" \
	"$TOP/import/programme/01_municipalities.csv" >"$T/long.csv"
klar import --status-date 2021-03-31 "$T/long.csv" >/dev/null || die "long"
contents >"$T/long.after"
lines() { sqlite3 "$DB" "SELECT count(*) FROM change WHERE act_id =
	(SELECT max(id) FROM act) AND entity = 'installation'"; }
for i in 1 2; do
	gives 0 'taken back' klar undo
	test "$(lines)" -lt 20 || die "the undo is logged in $(lines) lines"
	test "$(sqlite3 "$DB" 'SELECT count(*) FROM installation')" = 0 ||
		die "undo left installations"
	gives 0 'done again' klar redo
	test "$(lines)" -lt 20 || die "the redo is logged in $(lines) lines"
	contents | diff "$T/long.after" - || die "redo is not the same"
done
klar check | grep -q damaged && die "damaged"
klar export installations >"$T/then.csv" || die export
one=$(sqlite3 "$DB" "SELECT m.name || '/' || s.name FROM installation i
	JOIN municipality m ON m.id = i.municipality_id
	JOIN system s ON s.id = i.system_id WHERE i.id = 5000")
gives 0 '.' klar set "$one" note=mine
redone=$(sqlite3 "$DB" "SELECT max(id) FROM act WHERE origin = 'redo'")
gives 1 "^installation ${one%/*} / ${one#*/}: has been changed since" klar undo "$redone"
test "$(sqlite3 "$DB" 'SELECT group_concat(id) FROM installation')" = 5000 ||
	die "another row is kept"
gives 0 '(gone)' klar log "$(sqlite3 "$DB" 'SELECT max(id) FROM act')"
klar redo >/dev/null || die redo
for act in 2 "$redone"; do
	klar --as-known "$act" export installations | cmp - "$T/then.csv" ||
		die "not what was known after act $act"
done
