#!/bin/sh
# A waiver asked for on the screen, and decided from the inbox: the sign at
# the step, the pane, granting and declining in the form, undo.
. "$TOP/tests/screen/lib.sh"
DB=$T/klar.db
k() { "$KLAR" --db "$DB" "$@" >/dev/null || fail "klar $*"; }
k init
k tick VITAE F1 F2 F3 F5 F6 F7 F8 F9
play 100x30 "$KLAR" --db "$DB" <<'END'
:board
keys G <Enter>
expect F4 Afklar betaling for tilslutning
keys W <Right>
expect ask for it
keys <Tab>
type dækket af ISO 27001
keys <Tab>
type 30-06-2021
keys <Tab> <C-u>
keys <C-o>
expect say who is asked
type Søren Åkær
keys <C-o>
expect VITAE F4: waiver asked of Søren Åkær
expect waiver asked
expect waiver asked of Søren Åkær by
expect gate 1 locked: F4
keys W
expect withdraw it
keys <Esc> T
type 26-04-2021
keys <Enter>
expect AS OF
expect-not waiver asked
END
sqlite3 "$DB" "UPDATE waiver_request SET asked_by = 'ml'"
echo 'signature = Søren Åkær' >"$T/klar.conf"
export KLAR_CONFIG="$T/klar.conf"
tour() {
	size=$1 name=$2; shift 2
	play "$size" "$KLAR" --db "$DB" "$@" <<END
:board
keys G <Enter>
dump ${name}_asked
keys 2
dump ${name}_inbox
keys W
dump ${name}_form
keys <Esc> w
dump ${name}_why
END
	for s in asked inbox form why; do
		mv "$T/${name}_$s" "$T/waiver_${name}_$s"
		same "waiver_${name}_$s"
	done
}
tour 100x30 s100
tour 200x60 s200
tour 80x24 d80 --lang da
NO_COLOR=1 tour 80x24 a80 --ascii

# Declined with a reason of its own; undone; granted.
play 100x30 "$KLAR" --db "$DB" <<'END'
keys 1
expect requested
keys 2
expect waiver asked: Afklar betaling
keys W <Right> <Right>
expect decline it
keys <C-o>
expect say why the waiver is declined
keys <Tab> <C-u>
type vent på beviset
keys <C-o>
expect VITAE F4: waiver declined
expect-not waiver asked: Afklar
keys u
expect taken back
expect waiver asked: Afklar
keys /
type art:ansøgning
keys <Enter>
expect waiver asked: Afklar
keys W
expect dækket af ISO 27001
keys <C-o>
expect VITAE F4: waived; the gate of Forudsætning is open
keys / <C-u> <Enter>
expect pass the gate of Forudsætning
keys / f o r u d s æ t n i n g <Enter> x
expect a gate is passed; it has no
keys <Space> x
expect a gate is passed; it has no
keys <Esc> p
expect VITAE: gate passed
keys <Esc>
expect-not pass the gate of Forudsætning
:list requests
expect granted
keys <Enter>
expect ~  F4
END
test "$(sqlite3 "$DB" "SELECT state FROM waiver_request")" = granted ||
	fail "the request is not granted"
# One keystroke for many, from the list of requests.
k waive 'Cura Omsorg' 'KMD Nexus' F2 --ask sø --until +8w --reason 'fælles'
play 100x30 "$KLAR" --db "$DB" <<'END'
:list requests state:asked
keys V
expect 2 marked
keys W <Right> <Right> <Right> <C-o>
expect request for a waiver withdrawn
END

# c on a step is about who owes it, not who is asked to let it pass.
k contact add 'KMD/Jens Holm'
k tick 'KMD Nexus' F1
k wait 'KMD Nexus' F6 --for vendor --who 'Jens Holm' --since 2021-04-01
k set 'KMD Nexus' F6 due=2021-04-20
k waive 'KMD Nexus' F6 --ask sø --until +8w --reason 'fælles'
play 100x30 "$KLAR" --db "$DB" <<'END'
keys g s / n e x u s <Enter> <Enter> f
type leverandørorganisation
keys <Enter> c m a <Enter>
expect KMD / Jens Holm: asked
END
