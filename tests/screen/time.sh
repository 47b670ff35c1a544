# Another time on the screens: as of a day, as known at a time, both; refused
# writes, history until then, and back to now. Today is 27 April 2021.
. "$TOP/tests/screen/lib.sh"
DB=$T/klar.db
at() { now=$1; shift; KLAR_NOW="$now" "$KLAR" --db "$DB" "$@" >/dev/null || fail "klar $*"; }
at '2021-04-01 09:00:00' init
at '2021-04-02 09:00:00' import --status-date 2021-03-31 "$TOP/import/samples/eksempel_installationer.csv"
at '2021-04-07 10:00:00' tick 'KMD Nexus' F1 F2 --date 2021-04-07
at '2021-04-07 12:30:00' waive 'KMD Nexus' F3 --until 2021-06-10 --reason 'afventer'
at '2021-04-20 12:30:00' tick 'KMD Nexus' F5
sqlite3 "$DB" "UPDATE act SET actor = 'mette.lund'"
KLAR_NOW='2021-04-27 10:00:00'; export KLAR_NOW
tour() {			# SIZE NAME OPTIONS...
	size=$1 name=$2; shift 2
	play "$size" "$KLAR" --db "$DB" "$@" <<END
keys 3 j <Enter>
keys T
type 07-04-2021 12:00
dump ${name}_ask
keys <Enter>
dump ${name}_known
keys x
dump ${name}_refused
keys 8
dump ${name}_history
:as-of 31-03-2021
dump ${name}_both
:as-known 1
keys 3 4
dump ${name}_born
:as-known 2021-03-01
dump ${name}_unborn
keys 3
END
	for s in ask known refused history both born unborn; do
		same "${name}_$s"
	done
}
tour 80x24 t80
tour 100x30 t100
tour 80x24 td80 --lang da

# A view of what was not there then closes and says so; Esc on the first level
# is now again, and what is opened with --as-known is shown so at once.
printf 'Leverandør;It-system;Område;Forløb\nNyFirma;NytSystem;ESDH;Forløb 1\n' >"$T/new.csv"
at '2021-04-26 10:00:00' import "$T/new.csv"
KLAR_NOW='2021-04-27 10:00:00'
play 80x24 "$KLAR" --db "$DB" --as-known '2021-04-07 12:00' <<'END'
expect AS KNOWN 07-04-2021 12:00
:systems
keys / N y t S <Enter>
expect-not NyFirma
keys <Esc> <Esc>
expect-not AS KNOWN
:filter NytS
expect NyFirma
keys <Enter>
expect NytSystem  0/25
keys T
type known x
keys <Enter>
expect is no ti
keys <C-u>
type known 07-04-2021
keys <Enter>
expect AS KNOWN 07-04-2021
expect-not NytSystem  0/25
END

# A message is that of the day shown: the waiver has not lapsed on it, and the
# answer is asked for some days later.
at '2021-04-26 13:00:00' waive 'KMD Nexus' F4 --until 2021-04-26 --reason x --approver 'Søren Åkær'
KLAR_NOW='2021-04-27 10:00:00'
play 80x24 "$KLAR" --db "$DB" --as-known '2021-04-26 14:00' <<'END'
keys gs
:filter nexus
keys <Enter> gg j j j m
expect Message to Søren
expect torsdag den 29. april
keys <Esc> T
type now
keys <C-u> <Enter> m
expect Message to KOMBIT
expect-not Hej Søren
keys G
expect den 3. maj
END

# A vendor switch from the municipality's screen; what cannot be stays open.
play 80x24 "$KLAR" --db "$DB" <<'END'
keys 4 / K o l d <Enter> <Enter>
expect eDoc
keys O
type KMD Nop
keys <Tab>
type 01-01-2022
keys <C-o>
expect there is no system 'KMD Nop'
keys <Backspace>
type va ESDH
dump switch
keys <C-o>
expect last day on 31-12-2021
keys q
expect eDoc
:as-of 01-01-2022
expect-not eDoc
expect Nova ESDH
keys T <C-u> <Enter>
expect eDoc
keys u
expect taken back
keys G O
expect this row is no system
END
same switch

# Why and what if: side by side, below each other, in full, of marked steps.
for size in 80x24 100x30 200x60; do
	play $size "$KLAR" --db "$DB" <<END
:systems
keys / C u r a <Enter> <Enter> j j j
dump why_$size
keys w
expect If F4 is met today
expect shortest way: 2 steps
keys q k k <Space> k k i
expect What if, met today: Cura Omsorg F2
dump whatif_$size
keys <Enter>
expect Cura Omsorg  0/25
keys q q
:what-if waived
expect What if, waived today
END
	same why_$size
	same whatif_$size
done

# What changed since another time: everything, one system, a municipality; and
# what is shown stays shown.
at '2021-04-26 11:00:00' switch Kolding eDoc 'KMD Nexus' --on 2021-04-15
KLAR_NOW='2021-04-27 10:00:00'
for size in 80x24 100x30 200x60; do
	play $size "$KLAR" --db "$DB" <<END
keys =
type 03-04-2021 12:00
keys <Enter>
dump diff_$size
keys G <Enter>
expect Kolding / KMD Nexus
keys q q 7 =
type 31-13-2021
keys <Enter>
expect is no time
keys <Esc> T
type 08-04-2021 12:00
keys <Enter>
expect AS KNOWN 08-04-2021 12:00
:compare known 1
expect Changed: as known
expect Jobcenter
keys q
expect AS KNOWN 08-04-2021 12:00
:systems
keys / N e x u s <Enter> <Enter>
:compare 1
expect F3
keys q <Esc> <Esc> <Esc> 4 / K o l d <Enter> <Enter>
:compare 3
expect not yet agreed
END
	same diff_$size
done

# What came of an act at one time is not shown under the name of another; what
# tells of a row is told of that time.
cp "$DB" "$T/two.db"
for f in due=+2u 'owner=jb note=ringet' owner=tine; do
	"$KLAR" --db "$T/two.db" set VITAE F2 $f >/dev/null
done
sqlite3 "$T/two.db" "UPDATE act SET actor = 'tine'
	WHERE id = (SELECT max(id) FROM act)"
play 80x24 "$KLAR" --db "$T/two.db" <<'END'
:vitae
keys u
expect owner
keys T
type 01-04-2021
keys <Enter>
expect AS OF 1 Apr 2021
expect-not owner
expect tells of another time
keys T <C-u> <Enter>
expect-not another time
expect owner
keys q x w
expect met 27-04-2021
keys T
type 01-04-2021
keys <Enter>
expect AS OF 1 Apr 2021
expect-not met 27-04-2021
expect may start
END
play 80x24 "$KLAR" --db "$DB" <<'END'
:vitae
keys w
expect If F1 is met today
keys q 3
:as-of 01-04-2021
:vitae
keys w
expect If F1 is met today
END

# Until it is counted anew no figure of one day stands under another.
play 120x30 "$KLAR" --db "$DB" <<'END'
:acadre
keys T
type 20-03-2021
paint day_system <Enter>
expect live in 2 of 29 mun.
keys T <C-u> <Enter> 7 f
type nova
keys <Enter> T
type 20-03-2021
paint day_rollout <Enter>
dump day_counted
keys T <C-u> <Enter>
:systems
dump now_systems
keys T
type 20-03-2021
paint day_systems <Enter>
keys T <C-u> <Enter>
keys 4
dump now_places
keys T
type 20-03-2021
paint day_places <Enter>
keys T <C-u> <Enter>
keys g l
dump now_lists
keys T
type 20-03-2021
paint day_lists <Enter>
END
grep 'live in' "$T/day_system" && fail "counted for another day"
grep 'KMD Nova ESDH *[0-9]' "$T/day_rollout" && fail "counted for another day"
grep -q 'KMD Nova ESDH *\[9]' "$T/day_counted" ||
	fail "not counted, or the cursor went away"
for s in 'systems ESDH *Formpipe .*29' 'places Albertslund .* 2 ' 'lists Municipalities *98'; do
	grep -q "${s#* }" "$T/now_${s%% *}" || { cat "$T/now_${s%% *}"; fail "not counted: $s"; }
	grep "${s#* }" "$T/day_${s%% *}" && fail "counted for another day"
done
# Nor under another time of the same day: before the list came and now.
rm -f "$DB"
KLAR_NOW='2021-04-27 07:00:00' "$KLAR" --db "$DB" init >/dev/null
KLAR_NOW='2021-04-27 08:00:00' "$KLAR" --db "$DB" import --status-date \
	2021-03-31 "$TOP/import/samples/eksempel_installationer.csv" >/dev/null
KLAR_NOW='2021-04-27 08:30:00' "$KLAR" --db "$DB" tick Acadre F1 >/dev/null
KLAR_NOW='2021-04-27 09:00:00' "$KLAR" --db "$DB" wait 'KMD Nexus' F1 \
	--for vendor --since 01-03-2021 >/dev/null
hour() {			# KEYS of a screen, what is counted there now
	play 200x50 "$KLAR" --db "$DB" <<END
$1
dump now
keys T
type known 27-04-2021 07:30
paint then <Enter>
dump read
END
	grep -q "$2" "$T/now" || { cat "$T/now"; fail "not counted: $1"; }
	grep "$2" "$T/then" && fail "counted for another hour: $1"
	grep "$2" "$T/read" && fail "counted for now: $1"
	:
}
hour ':acadre' 'live in 3 of 29'
hour 'keys 7' 'Formpipe *Acadre *\[3]'
hour ':systems' 'ESDH *Formpipe .*29'
hour 'keys 4' 'Albertslund .* 2 '
hour 'keys g l' 'Installations *[1-9]'
hour 'keys 3' '3/18m'
hour 'keys 1' 'ESDH  *19  '
hour 'keys 2' 'KMD Nexus F1'
hour 'keys 6 g g' '3 of 29'
