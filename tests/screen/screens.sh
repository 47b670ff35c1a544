# Every screen over the example store, as recorded, at three sizes, with
# line drawing and in ASCII, in English and Danish. The day is 27 April 2021.
. "$TOP/tests/screen/lib.sh"
DB=$T/klar.db
k() { "$KLAR" --db "$DB" "$@" >/dev/null || fail "klar $*"; }
k init
k import --status-date 2021-03-31 "$TOP/import/samples/eksempel_installationer.csv"
sqlite3 "$DB" "UPDATE act SET actor = 'mette.lund'"
k tick 'KMD Nexus' F1 F2 F5 F6 --date 2021-04-12
k wait 'KMD Nexus' F7 --for vendor --who 'Åse Krogh' --since 2021-04-14
k set 'KMD Nexus' F3 due=20-04-2021 owner=ml
k waive VITAE F1 --until 2021-04-30 --reason 'aftalt mundtligt' --approver 'Søren Åkær'
sqlite3 "$DB" "UPDATE act SET actor = 'mette.lund'"

tour() {			# SIZE NAME OPTIONS...: every screen, dumped
	size=$1 name=$2; shift 2
	play "$size" "$KLAR" --db "$DB" "$@" <<END
dump ${name}_overview
keys <Tab> <Tab> <Tab>
dump ${name}_overview_acts
keys 3
dump ${name}_board
keys >
dump ${name}_board_empty
:prev-course
keys l <Enter>
dump ${name}_system_met
keys q h j <Enter>
dump ${name}_system
keys w
dump ${name}_why
keys q W
dump ${name}_waive
keys <Esc> 7
dump ${name}_rollout
keys l <Enter>
dump ${name}_installations
keys <Enter>
dump ${name}_installation
keys 4
dump ${name}_municipalities
keys / o d e n s e <Enter> <Enter>
dump ${name}_municipality
keys g s
dump ${name}_systems
keys 8
dump ${name}_history
keys <Enter>
dump ${name}_act
keys q ?
dump ${name}_help
keys q T
type 2020-10-31
keys <Enter> 7 7
dump ${name}_asof
END
	for s in overview overview_acts board board_empty system_met system \
	    why waive rollout installations installation municipalities \
	    municipality systems history act help asof; do
		same "${name}_$s"
	done
}
tour 80x24 s80
tour 100x30 s100
tour 200x60 s200
tour 80x24 a80 --ascii
tour 80x24 d80 --lang da
tour 100x30 d100 --lang da
