#!/bin/sh
# A sheet goes out, Danish Excel saves it, it comes back: only the cells that
# the recipient changed count, whatever Excel has written anew and whatever we
# changed meanwhile.
. "$TOP/tests/cli/lib.sh"
excel() { python3 "$TOP/tests/cli/excel.py" "$@" || die "excel $*"; }
imp() { klar import --status-date 2021-04-26 "$@" >"$T/said" 2>&1; }
came() { grep -q -e "$1" "$T/said" || die "never '$1': $(cat "$T/said")"; }
one() {			# COLUMN CODE SYSTEM: of the living installation
	sqlite3 "$DB" "SELECT i.$1 FROM installation i
	JOIN municipality m ON m.id = municipality_id
	JOIN system s ON s.id = system_id
	WHERE m.code = '$2' AND s.name = '$3' AND valid_to IS NULL"
}
has() {			# COLUMN CODE SYSTEM VALUE
	test "$(one "$1" "$2" "$3")" = "$4" ||
		die "$2 $3: $1 is '$(one "$1" "$2" "$3")', not '$4'"
}
start() {
	rm -f "$DB" "$T"/*.afvist.csv "$T/kmd.csv"
	klar init >/dev/null || die init
	klar import --list installations --status-date 2021-03-31 \
		"$T/list.csv" >/dev/null || die "list"
}
cat >"$T/list.csv" <<'END'
Kommunekode;Leverandør;System;Status;Dato;Kontrakttype;Kontrakt;Ansvarlig;Bemærkning
0101;KMD;KMD Momentum;Aftalt;12-02-2021;SKI 02.19 (2014);0012;Åse;"ring → kl. 13
to linjer"
0621;KMD;KMD Momentum;Endnu ikke aftalt;;;;Bo;gammel
0621;Formpipe;Acadre;Endnu ikke aftalt;;;;;
0851;KMD;KMD Nexus;I drift;01-03-2021;;;Ida;=1+1
END

# Whose: a vendor's, a municipality's, a system's; what is asked for is done.
start
rows() { klar --plain export "$@" | grep -c -E '^(0|KMD,)'; }
test "$(rows installations --vendor KMD)" = 3 || die vendor
test "$(rows installations --vendor KMD --municipality 0621)" = 1 || die both
test "$(rows installations --system Acadre)" = 1 || die system
test "$(rows systems --vendor KMD)" -ge 3 || die "systems of a vendor"
gives 1 'no .Nix' klar export installations --vendor Nix
gives 2 'cannot be narrowed' klar export targets --vendor KMD
gives 2 'cannot be narrowed' klar export klik --vendor KMD
gives 2 'not systems' klar export systems --sheet
gives 2 'say whose' klar export statuses --sheet

# Untouched: the same, and a report that confirms; twice, nothing at all.
klar export installations --vendor KMD --sheet "$T/kmd.csv" >/dev/null || die
excel "$T/kmd.csv" "$T/back.csv"
grep -q '^101;' "$T/back.csv" || die "Excel left the zero"
klar --plain export installations | cut -d, -f1-11,14- >"$T/before"
imp "$T/back.csv" || die "untouched: $(cat "$T/said")"
came ' 0 new, 0 changed, 3 same, 0 conflicts, 0 rejected'
klar --plain export installations | cut -d, -f1-11,14- | diff "$T/before" - ||
	die "an untouched sheet changed something"
has reported_on 0101 'KMD Momentum' 2021-04-26
has reported_by 0101 'KMD Momentum' back.csv
klar log >"$T/acts"
imp "$T/back.csv" && came ' 3 same'
klar log | diff "$T/acts" - || die "the second time left an act"

# Changed cells; ours in between, by a person and by a list, stay.
start
klar set Aalborg/Nexus owner=Eva >/dev/null || die set
klar export installations --vendor KMD --sheet "$T/kmd.csv" >/dev/null
test "$(sed -n '1s/.*;//p' "$T/kmd.csv" | tr -d '\r')" = 'Udsendt (lad stå)' ||
	die "header: $(head -n 1 "$T/kmd.csv")"
klar set København/Momentum note=vores owner=Liv >/dev/null || die set
cat >"$T/newer.csv" <<'END'
Kommunekode;System;Status;Dato;Bemærkning
0621;KMD Momentum;I drift;10-04-2021;ny
END
klar import --list installations --status-date 2021-04-12 "$T/newer.csv" \
	>/dev/null || die newer
excel "$T/kmd.csv" "$T/back.csv" '1:Status=I drift' '1:Ansvarlig=Mie' \
	'2:Kontrakttype=SKI 02.19 (2019)' '2:Bemærkning=fra dem' '3:Ansvarlig=Jan'
cp "$DB" "$T/copy.db"
imp "$T/back.csv"; test $? = 1 || die "conflict: $(cat "$T/said")"
came ' 0 new, 1 changed, 0 same, 2 conflicts, 0 rejected'
came "yours is 'Liv', .* this one 'Mie'"
came "yours is 'ny', .* this one 'fra dem'"
# Theirs: the status from the day of the sheet, though its date stood there.
has operation_on 0101 'KMD Momentum' 2021-04-26
has agreed_on 0101 'KMD Momentum' 2021-02-12
has contract 0621 'KMD Momentum' ski2019
# Seen by the recipient and changed: no conflict, though a person had set it.
has responsible 0851 'KMD Nexus' Jan
has note 0851 'KMD Nexus' '=1+1'
# Ours: untouched in the sheet, or touched by both.
has note 0101 'KMD Momentum' vores
has responsible 0101 'KMD Momentum' Liv
has contract_ref 0101 'KMD Momentum' 0012
has operation_on 0621 'KMD Momentum' 2021-04-10
has note 0621 'KMD Momentum' ny
cp "$T/copy.db" "$DB"
imp --on-conflict take "$T/back.csv" || die "take: $(cat "$T/said")"
has responsible 0101 'KMD Momentum' Mie
has note 0621 'KMD Momentum' 'fra dem'
has note 0101 'KMD Momentum' vores

# Rows that were added (copied, and written anew), taken away, emptied.
start
klar export installations --vendor KMD --sheet "$T/kmd.csv" >/dev/null
excel "$T/kmd.csv" "$T/back.csv" +1 '4:Kommunekode=461' '4:Kommune=Odense' \
	+ '5:Kommune=Vejle' '5:System=Acadre' '5:Status=Aftalt' + -3
imp "$T/back.csv" || die "added: $(cat "$T/said")"
came ' 2 new, 0 changed, 2 same, 0 conflicts, 0 rejected'
has agreed_on 0461 'KMD Momentum' 2021-02-12
has note 0461 'KMD Momentum' 'ring ? kl. 13
to linjer'
has agreed_on 0630 Acadre 2021-04-26
has responsible 0851 'KMD Nexus' Ida

# An end; a day of a status; a row that is bad is mended and read.
start
klar export installations --vendor KMD --sheet "$T/kmd.csv" >/dev/null
excel "$T/kmd.csv" "$T/back.csv" '1:Dato=15-02-2021' '2:Til=01-04-2021' \
	'3:Dato=31-02-2021'
imp "$T/back.csv"; test $? = 1 || die "bad date: $(cat "$T/said")"
came ' 2 changed, 0 same, 0 conflicts, 1 rejected'
has agreed_on 0101 'KMD Momentum' 2021-02-15
test "$(sqlite3 "$DB" "SELECT valid_to FROM installation WHERE note = 'gammel'")" = 2021-04-01 ||
	die "the end"
klar set Aalborg/Nexus note=vores >/dev/null || die set
sed -i 's,31/02/2021,28/02/2021,' "$T/back.afvist.csv"
imp "$T/back.afvist.csv" || die "mended: $(cat "$T/said")"
came ' 1 changed, 0 same'
has operation_on 0851 'KMD Nexus' 2021-02-28
has note 0851 'KMD Nexus' vores

# What klar no longer has is not made again; a damaged mark is told.
start
klar export installations --vendor KMD --sheet "$T/kmd.csv" >/dev/null
klar undo >/dev/null || die undo
excel "$T/kmd.csv" "$T/back.csv" '1:Ansvarlig=Mie'
imp "$T/back.csv"; test $? = 1 || die "gone: $(cat "$T/said")"
came 'klar no longer has it'
came ' 0 new, 0 changed, 2 same, 0 conflicts, 1 rejected'
start
klar export installations --vendor KMD --sheet "$T/kmd.csv" >/dev/null
excel "$T/kmd.csv" "$T/back.csv" '1:Udsendt (lad stå)=k1-x' '2:Udsendt (lad stå)='
imp "$T/back.csv" || die "damaged: $(cat "$T/said")"
came 'sheet_mark  *1'
came ' 0 new, 1 changed, 2 same'

# Steps: all of a course, untouched ones too; ours in between stays.
start
klar tick "Cura Omsorg" F1 --date 2021-03-01 >/dev/null || die tick
klar export statuses --vendor Systematic --sheet "$T/trin.csv" >/dev/null || die
test "$(grep -c 'Ikke startet' "$T/trin.csv")" = 24 || die "steps"
grep -q 'F1;Sket;01-03-2021' "$T/trin.csv" || die "F1"
klar tick "Cura Omsorg" F2 --date 2021-04-20 >/dev/null || die tick
klar set "Cura Omsorg" F3 note=vores owner=Liv >/dev/null || die set
excel "$T/trin.csv" "$T/back.csv"
imp "$T/back.csv" || die "steps: $(cat "$T/said")"
came ' 0 new, 0 changed, 25 same, 0 conflicts, 0 rejected'
excel "$T/trin.csv" "$T/back.csv" '1:Dokumentation=referat' '2:Bemærkning=hos os' \
	'3:Status=I gang' '4:Status=Sket'
imp "$T/back.csv" || die "steps: $(cat "$T/said")"
came ' 1 new, 3 changed, 21 same, 0 conflicts, 0 rejected'
klar --plain export statuses | cut -d, -f2,6-8,12,13,16 |
	grep '^Cura' >"$T/marks"
same "$T/marks" <<'END'
Cura Omsorg,F1,Sket,2021-03-01,,referat,
Cura Omsorg,F2,Sket,2021-04-20,,,hos os
Cura Omsorg,F3,I gang,,Liv,,vores
Cura Omsorg,F4,Sket,2021-04-26,,,
END
# A state that both changed is a conflict.
klar reopen "Cura Omsorg" F4 >/dev/null || die reopen
klar export statuses --system "Cura Omsorg" --sheet "$T/trin.csv" --force >/dev/null
klar start "Cura Omsorg" F6 >/dev/null || die start
excel "$T/trin.csv" "$T/back.csv" '6:Status=Sket'
imp --status-date 2021-04-27 "$T/back.csv"; test $? = 1 || die "both: $(cat "$T/said")"
came '1 conflicts'
# The connection of a municipality's installations.
klar export statuses --municipality 0621 --system "KMD Momentum" --sheet \
	"$T/eight.csv" >/dev/null || die eight
test "$(wc -l <"$T/eight.csv")" = 9 || die "eight: $(cat "$T/eight.csv")"
excel "$T/eight.csv" "$T/back.csv" '1:Status=Sket'
imp "$T/back.csv" || die "eight: $(cat "$T/said")"
came ' 1 new, 0 changed, 7 same'
