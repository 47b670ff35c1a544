# The palette: everything with a name in one list, Danish letters in all their
# spellings, the best first; a command line typed in full; Tab and Up.
. "$TOP/tests/screen/lib.sh"
DB=$T/klar.db
"$KLAR" --db "$DB" init >/dev/null || fail init
cat >"$T/kontakter.csv" <<'END'
Navn;Organisation;Rolle
Åse Krogh;KMD;Projektleder
Vejlby Skov;Vejle Kommune;SAPA-ansvarlig
Aage Vejen;KOMBIT;Konsulent
END
"$KLAR" --db "$DB" import --list contacts "$T/kontakter.csv" >/dev/null || fail contacts

tour() {			# SIZE NAME OPTIONS...
	size=$1 name=$2; shift 2
	play "$size" "$KLAR" --db "$DB" "$@" <<END
keys :
type vej
dump ${name}_palette_vej
keys <C-u>
type qqq
dump ${name}_palette_none
END
	# How many things there are in all is not what this is about.
	for s in palette_vej palette_none; do
		sed -i 's/ [0-9]* \([oa]f\) [0-9]*$/ \1/' "$T/${name}_$s"
		same "${name}_$s"
	done
}
tour 80x24 s80
tour 100x30 s100
tour 200x60 s200
tour 80x24 a80 --ascii
tour 80x24 d80 --lang da
tour 100x30 d100 --lang da

play 100x30 "$KLAR" --db "$DB" <<'END'
keys :
expect ▶ screen       :overview
expect command      :find
type aarhus
expect 0751 Aarhus
keys <C-u>
type århus
expect 0751 Aarhus
keys <C-u>
type arhus
expect 0751 Aarhus
keys <C-u>
type 751
expect 0751 Aarhus
keys <Enter>
expect Municipalities / Aarhus
keys :
type nex
expect ▶ system       KMD Nexus
keys <Enter>
expect KMD Nexus  0/25
keys :
type formpipe
expect ▶ vendor       Formpipe
keys <Enter>
expect Formpipe: Systems  1 of 1
keys :
type åse
expect ▶ contact      Åse Krogh
expect KMD, Projektleder
keys <Enter>
expect KMD: Systems
keys :
type vejlby
keys <Enter>
expect Municipalities / Vejle
keys :
type aage
keys <Enter>
expect Aage Vejen belongs to no vendor and no municipality
# An alias of a system finds it.
keys :
type sbsys
expect ▶ system       SBSYS
keys <Esc>
# What was opened before comes first, and Up brings back what was typed.
keys :
expect ▶ vendor       Formpipe
keys <Up>
expect  :aage
keys <Up>
expect  :vejlby
keys <Down>
expect  :aage
keys <Esc>
# A command, its name completed, with what follows it.
keys :
type as-
keys <Tab>
expect  :as-of
type 2021-03-31
expect ▶ command      :as-of
keys <Enter>
expect AS OF 31 Mar 2021
:as-of
keys <C-u> <Enter>
expect-not AS OF
:import nowhere.csv
expect nowhere.csv
:systems x
expect takes nothing after its name
:tick
expect of no use on this screen
:qqq
expect nothing is called 'qqq'
:down
:systems
expect [Systems]
keys :
type tickx <Backspace>
keys <Esc> : <Backspace>
expect-not nothing fits
END
# Saved views, and a few words of how far a system or a municipality is.
"$KLAR" --db "$DB" view 'Vejle uge 46' --save municipalities 'navn:vej' \
	--shared >/dev/null || fail view
"$KLAR" --db "$DB" tick VITAE F1 >/dev/null || fail tick
"$KLAR" --db "$DB" wait VITAE F2 --for vendor >/dev/null || fail wait
"$KLAR" --db "$DB" import --status-date 2021-03-31 \
	"$TOP/import/samples/eksempel_installationer.csv" >/dev/null || fail import
play 100x30 "$KLAR" --db "$DB" <<'END'
keys :
type vitae
expect 1/25, 1 waiting  DXC
keys <C-u>
type vej
expect 1 of 3 in operation
keys <C-u>
type uge 46
expect ▶ view         Vejle uge 46
expect everybody's: municipalities name:vej
keys <Enter>
expect Vejle uge 46: Municipalities
END
# Read-only and small, and with hostile names in it.
sqlite3 "$DB" "UPDATE vendor SET name = 'x' || char(27) || ']0;y' || char(7) WHERE id = 1"
play 40x8 "$KLAR" --db "$DB" --read-only <<'END'
keys :
type x
expect :x
keys <Down> <Down> <PageDown> <PageUp> <Up> <Up> <Up>
END
