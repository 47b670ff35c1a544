#!/bin/sh
# The matrix: both axes, turned, narrowed, what is done hidden; a block is
# marked and its next steps ticked as one act, which one undo takes back.
. "$TOP/tests/screen/lib.sh"
DB=$T/klar.db
k() { "$KLAR" --db "$DB" "$@" >/dev/null || fail "klar $*"; }
k init
k import --status-date 2021-03-31 "$TOP/import/samples/eksempel_installationer.csv"
k wait Albertslund/Acadre 1 --for municipality --since 2021-04-01
k set Egedal/Acadre 1 due=2021-04-01
k waive Ballerup/Acadre 1 --until 2021-06-30 --reason aftalt --approver 'Søren Åkær'

tour() {
	size=$1 name=$2; shift 2
	play "$size" "$KLAR" --db "$DB" "$@" <<END
keys 5
dump ${name}_matrix
keys l l l j j j v j j l
dump ${name}_matrix_block
keys <Esc> <Esc> t G <C-u>
dump ${name}_matrix_turned
keys t / e s d h <Enter>
dump ${name}_matrix_esdh
keys <Esc> z
dump ${name}_matrix_done
keys z T
type 2020-10-31
keys <Enter>
dump ${name}_matrix_asof
END
	for s in matrix matrix_block matrix_turned matrix_esdh matrix_done \
	    matrix_asof; do
		same "${name}_$s"
	done
}
tour 80x24 s80
tour 100x30 s100
tour 200x60 s200
tour 100x30 d100 --lang da
NO_COLOR=1 tour 80x24 a80 --ascii

"$KLAR" --db "$DB" export installations "$T/before.csv" >/dev/null
"$KLAR" --db "$DB" export statuses "$T/before2.csv" >/dev/null
play 100x30 "$KLAR" --db "$DB" <<'END'
keys 5 / a c a d r e <Enter>
expect Matrix  98 municipalities x 1 systems
expect late
keys j j j v j j
expect 3 marked
keys x
expect 3
keys w
expect and 2 more: met
expect-not hidden
keys <Esc>
END
"$KLAR" --db "$DB" log -n 1 >"$T/log"
grep -q 'and 2 more: met' "$T/log" || fail "no act: $(cat "$T/log")"
"$KLAR" --db "$DB" undo >/dev/null || fail undo
"$KLAR" --db "$DB" export statuses "$T/after2.csv" >/dev/null
cmp "$T/before2.csv" "$T/after2.csv" || fail "the undo left something"
