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

# The filter language; what an undo would do is told before it is done; two
# marked acts are compared.
klar set VITAE F3 owner=bo
klar set VITAE F3 due=01-06-2021 note=et
klar set VITAE F3 due=02-06-2021
klar set VITAE owner=ml
klar tick VITAE F1
play 100x30 "$KLAR" --db "$DB" <<'END'
:history
expect undo check: nobody has changed these since: undo is clean
keys /
type title:f3
keys <Enter>
expect History  3 acts  /title:f3
expect due = 02-06-2021
expect nobody has changed these since
dump history_clean_100
keys j
expect undo check: 1 change stays, changed or used since: step status
dump history_kept_100
keys =
expect Changed: as known
keys q <Esc>
:filter actr:me
expect no field is called 'actr'; did you mean act?
keys <Esc>
:filter origin:import
expect History  1 act
expect undo check
keys <Esc> gg <Space> j = q
expect 1 marked
keys <Space>
expect 2 marked
keys =
expect Changed: as known
expect F1
expect-not nothing changed
dump history_compare_100
keys q <Esc>
END
for f in history_clean_100 history_kept_100 history_compare_100; do same $f; done
