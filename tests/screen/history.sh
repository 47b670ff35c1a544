# The history of the thing under the cursor (H): what was undone stays in
# sight, a subject has its steps' acts, a municipality its installations'.
# And counts on screens 4 and 5 are those of the day, as their neighbours are.
. "$TOP/tests/screen/lib.sh"
DB=$T/klar.db
klar() { "$KLAR" --db "$DB" "$@" >/dev/null || fail "$*"; }
klar init
klar import --status-date 2021-03-31 "$TOP/import/samples/eksempel_installationer.csv"
klar set VITAE F1 due=11-05-2021
klar undo
klar set VITAE F2 note=ringet
klar set 'Kolding/eDoc' 4 note=ringet
sqlite3 "$DB" "UPDATE installation SET valid_to = '2026-12-31' WHERE
	municipality_id = (SELECT id FROM municipality WHERE name = 'Kolding')
	AND system_id = (SELECT id FROM system WHERE name = 'eDoc')"
play 120x30 "$KLAR" --db "$DB" <<'END'
:board
keys G
expect VITAE
keys H
expect VITAE  History  4 acts
keys q <Enter>
expect F1 Aftal deltagelse
keys H
expect VITAE F1  History  2 acts
expect due = 11-05-2021
expect undone: VITAE F1
keys q j H
expect VITAE F2  History  1 act
keys q j H
expect VITAE F3  History  0 acts
:municipalities
keys fKolding <Enter>
expect 0621 Kolding: 2 systems
keys H
expect Kolding  History  2 acts
keys q <Enter> H
expect eDoc  History  2 acts
:municipalities
:as-of 2026-12-31
expect 0621 Kolding: 1 system
END
