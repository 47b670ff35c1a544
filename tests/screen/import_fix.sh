# Rejected rows by what repairs them, and corrected on the screen: one cell,
# all that say the same, taken back; the counts move, the file does not, and
# what is written is what was shown.
. "$TOP/tests/screen/lib.sh"
mkdir -p "$T/home" && cd "$T/home" || fail "mkdir"
DB=$T/klar.db
k() { "$KLAR" --db "$DB" "$@" >/dev/null || fail "klar $*"; }
awk 'BEGIN {
	print "Leverandør;System;Kommune;Kommunekode;Status;Dato"
	for (i = 1; i <= 2000; i++)
		print "Formpipe;Prøve " i ";Kbh.;;Aftalt;01-02-2021"
	print "Formpipe;Acadre;Årø;;Aftalt;01-02-2021"
	print "Formpipe;Acadre;Faxe;0101;Aftalt;01-02-2021"
	print "Schultz;Fasit;Odense;;Aftalt;31-04-2021"
	print "Schultz;Fasit;Nyborg;;Aftal;01-04-2021"
	print "Schultz;Fasit;Nyborg;;I drift;01-04-2021"
	print "Schultz;Fasit;Nyborg;;I drift;01-04-2021"
	print "Schultz;Fasi\"t;Nyborg;;I drift;01-04-2021"
}' >stor.csv
cp stor.csv "$T/as_sent.csv"

fixing() {			# SIZE NAME OPTIONS...
	size=$1 name=$2; shift 2
	rm -f "$DB" ./*.afvist.csv
	k init
	play "$size" "$KLAR" --db "$DB" "$@" <<-END
	:import home/stor.csv
	:status-date 2021-04-01
	keys w
	dump ${name}_fix_plan
	keys j j j j j j <Enter>
	dump ${name}_fix_rows
	keys E
	dump ${name}_fix_ask
	keys <Enter>
	dump ${name}_fix_moved
	keys q G <Enter>
	dump ${name}_fix_list
	END
	for s in plan rows ask moved list; do same "${name}_fix_$s"; done
}
fixing 80x24 s80
fixing 100x30 s100
fixing 200x60 s200
fixing 80x24 d80 --lang da
fixing 80x24 a80 --ascii

# Each kind of row, with what it is offered; corrections outlive a step back,
# not another list; a correction is changed and taken back.
rm -f "$DB"; k init
play 100x30 "$KLAR" --db "$DB" <<'END'
:import home/stor.csv
:status-date 2021-04-01
keys w
expect 2007 rows, 2006 rejected
keys j j j e
expect here is no cell to correct
keys j e
expect line 2004, Dato: 30-04-2021
keys <Enter>
expect rejected rows: 2006 before, 2005 now
:filter Fax
keys <Enter>
:correct x
expect rejected rows: 2005 before, 2005 now
expect in the file; besides
keys <Esc> <Esc> G <Enter> j
expect line 2003, Kommunekode: '0101' to 'x'
keys e
expect Kommunekode, corrected to: x
keys <C-u>
type 0320
keys <Enter>
expect rejected rows: 2005 before, 2004 now
expect 0320
keys q q
expect 2 of 3
keys w
expect 2  cells corrected by hand
keys G <Enter> gg j x
expect rejected rows: 2004 before, 2005 now
keys q gg j j j j j
expect Kommunekode "0101"
keys E
expect what is right depends on each row
keys <Enter> E
expect what is right depends on each row
keys <Enter>
expect line 2003, Kommunekode: 0320
keys <Enter>
expect rejected rows: 2005 before, 2004 now
keys G k <Enter>
expect the same row stands earlier
keys e
expect line 2007, COLUMN=VALUE:
type Kommune
keys <Enter>
expect write COLUMN=VALUE
type =Assens
keys <Enter>
expect rejected rows: 2004 before, 2003 now
:correct-all København
expect what is right depends
keys r
expect 2003 rejected rows are in stor.afvist.csv; nothing is imported yet
keys q r
expect that is for the step
keys L <Enter>
keys w
expect 2006 rejected
expect-not corrected by hand
END
test "$(wc -l <stor.afvist.csv)" = 2004 || fail "rejects: $(wc -l <stor.afvist.csv)"
test "$(sqlite3 "$DB" 'SELECT count(*) FROM installation')" = 0 || fail "something was written"

# All of it put right by word, written, told in the history; the file is as it
# was sent.
play 100x30 "$KLAR" --db "$DB" <<'END'
:import home/stor.csv
:status-date 2021-04-01
keys w
:filter Årø
keys j j j j j j
expect Kommune "Kbh.", "Årø"
keys <Enter> E
expect Kommune "Årø" in 1 row: Ærø
keys <Enter>
keys <Esc> E
expect Kommune "Kbh." in 2000 rows: København
keys <Enter>
expect rejected rows: 2005 before, 5 now
keys w
expect 2001 cells corrected by hand
expect It is act 2
keys 8
expect corrected by hand: Kommune: 'Årø' to 'Ærø'; Kommune: 'Kbh.' to 'København'
END
test "$(sqlite3 "$DB" "SELECT count(*) FROM installation i JOIN municipality m ON m.id = i.municipality_id WHERE m.code = '0101'")" = 2000 || fail "not written"
cmp -s stor.csv "$T/as_sent.csv" || fail "the file was changed"
