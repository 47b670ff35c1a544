# The import screens, step by step, as recorded: a good list, one with rows
# that are rejected, Windows-1252, one that is refused, one that fits no list
# by itself, a conflict decided both ways, a store that moved meanwhile.
. "$TOP/tests/screen/lib.sh"
mkdir -p "$T/home/lister/marts" && cd "$T/home" || fail "mkdir"
DB=$T/klar.db
k() { "$KLAR" --db "$DB" "$@" >/dev/null || fail "klar $*"; }
samples=$TOP/import/samples
for f in leverandoerliste leverandoerliste_cp1252 daarlig_leverandoerliste \
    daarlig_kodning; do
	cp "$samples/$f.csv" lister
done
printf 'hej' >lister/brev.docx
mkfifo lister/pipe
: >"$(printf 'lister/ond\033]0;x\007.csv')"
printf 'Vare;Noter\nx;y\n' >lister/ukendt.csv
printf 'Kommune;System;Status\nOdense;Acadre;Aftalt\n' >lister/uden_dato_2021-03-31.csv
touch -d '2021-04-01 12:00 UTC' lister/*
touch -d '2021-04-02 12:00 UTC' lister/daarlig_leverandoerliste.csv
touch -d '2021-01-01 12:00 UTC' lister/marts

steps() {			# SIZE NAME OPTIONS...: a bad list to the end
	size=$1 name=$2; shift 2
	rm -f "$DB" "$T/home/lister/"*.afvist.csv
	k init
	play "$size" "$KLAR" --db "$DB" "$@" <<-END
	keys 9
	:import home/lister
	dump ${name}_import_files
	keys j <Enter>
	dump ${name}_import_map
	keys w
	dump ${name}_import_day
	type 31-03-2021
	keys <Enter>
	dump ${name}_import_plan
	keys G <Tab>
	dump ${name}_import_warning
	keys <Enter>
	keys q q gg j j j j <Enter>
	dump ${name}_import_rows
	keys q w
	dump ${name}_import_done
	keys ?
	dump ${name}_import_help
	keys q u
	dump ${name}_import_undone
	END
	for s in files map day plan warning rows done help undone; do
		same "${name}_import_$s"
	done
	test -f lister/daarlig_leverandoerliste.afvist.csv || fail "no rejects"
	touch -d '2021-04-01 12:00 UTC' lister
	rm -f lister/*.afvist.csv
}
steps 80x24 s80
steps 100x30 s100
steps 200x60 s200
steps 80x24 a80 --ascii
steps 80x24 d80 --lang da

# A good list, in another encoding, written; again it changes nothing.
rm -f "$DB"; k init
play 100x30 "$KLAR" --db "$DB" <<'END'
:import home/lister/leverandoerliste_cp1252.csv
expect Windows-1252
expect it is not UTF-8
dump import_cp1252
keys w
expect status date of the list
keys <Enter>
expect 0 rejected
dump import_good
keys w
expect It is act 2
:import home/lister/leverandoerliste.csv
expect sure: the mark at its start says so
keys w <Enter>
keys w
expect No row was new or changed. That it was read is act 3
keys u
expect It was taken back again
:import home/lister/leverandoerliste_cp1252.csv
expect Windows-1252
keys w <Enter>
expect 0 rejected
keys w
expect it was read before, so there is no act
:history
expect leverandoerliste.csv read: no
END
for f in cp1252 good; do same "import_$f"; done

# Refused, with what to do; a list chosen by hand, which it is not either; a
# pipe is never opened; what is typed may be wrong.
play 80x24 "$KLAR" --db "$DB" <<'END'
:import home/lister/daarlig_kodning.csv
expect cannot be imported
dump import_refused
keys w
expect-not What will happen
expect nothing to write
keys q
:import home/lister/ukendt.csv
expect belongs to no list
keys L j
dump import_lists
keys <Enter>
expect a list of courses needs
:import home/lister/pipe
expect is no ordinary file
:import home/nowhere.csv
expect No such file
keys 9
:import home/lister
type /
type pipe
keys <Enter> j <Enter>
expect is no ordinary file
END
for f in refused lists; do same "import_$f"; done

# The day is asked with the one in the name; columns and signs said by hand.
play 80x24 "$KLAR" --db "$DB" <<'END'
:import home/lister/uden_dato_2021-03-31.csv
keys w
expect 31-03-2021
keys <Enter>
expect status date 31-03-2021
keys C
keys w
expect Windows-1252
expect you said so
keys S ,
expect not understood yet
keys S f
expect What the file is
:status-date 32-01-2021
expect is no date
:status-date 2021-02-28
expect 28-02-2021
keys T
END

# Yours, the last import's, this file's: kept, taken, for one and for all.
printf 'System;Kommune;Status;Dato;Ansvarlig\nAcadre;Odense;Aftalt;01-02-2021;Ida\nFasit;Odense;Aftalt;01-02-2021;Bo\n' >lister/a.csv
sed 's/Ida/Ane/; s/Bo/Per/; $a Momentum;Odense;Aftalt;01-02-2021;Eva' lister/a.csv >lister/b.csv
rm -f "$DB"; k init
k import --status-date 2021-03-31 lister/a.csv
k set Odense/Acadre owner=Karl
k set Odense/Fasit owner=Kim
owners() {
	sqlite3 "$DB" "SELECT group_concat(owner) FROM (SELECT i.responsible AS owner FROM installation i JOIN municipality m ON m.id = i.municipality_id WHERE m.code = '0461' ORDER BY 1)"
}
before=$(owners)
play 80x24 "$KLAR" --db "$DB" <<'END'
:import home/lister/b.csv
keys w <Enter>
expect 2 in conflict
dump import_conflict
keys <Enter> t
expect 1 in conflict; 1 value decided
expect the file's is taken
keys j y
expect 0 in conflict; 2 values decided
expect yours is kept
keys a r
expect 2 in conflict: yours
keys a t
expect 0 in conflict; 2 values
dump import_taken
keys a r t
keys w
expect 1 new, 1 changed, 0 same, 1 conflicts
END
for f in conflict taken; do same "import_$f"; done
test "$(owners)" != "$before" || fail "nothing was written"

# Somebody writes between the count and w: the new counts, nothing written.
rm -f "$DB"; k init
k import --status-date 2021-03-31 lister/a.csv
play 80x24 "$KLAR" --db "$DB" <<'END'
:import home/lister/b.csv
:status-date 2021-03-31
keys w
expect 1 new
keys u w
expect nothing was imported: new 1 > 3,
expect 3 new
dump import_moved
keys w
expect It is act
keys u
expect taken back
END
same import_moved

# Read-only, and another day: it says so before anything is read.
play 80x24 "$KLAR" --db "$DB" --read-only <<'END'
:import home/lister/a.csv
expect for reading only
END
play 80x24 "$KLAR" --db "$DB" --as-of 2021-01-01 <<'END'
:import home/lister/a.csv
expect this is another time
END
