#!/bin/sh
# The map step: columns nobody knows are sent where they belong, words get their
# meaning, it is saved as a profile, and next month's file is known by it, with
# what has moved; two profiles that fit are asked about.
. "$TOP/tests/screen/lib.sh"
mkdir -p "$T/home/lister" && cd "$T/home" || fail "mkdir"
DB=$T/klar.db
k() { "$KLAR" --db "$DB" "$@" >/dev/null || fail "klar $*"; }
cat >lister/marts.csv <<'END'
Firma navn;Produktet;Sted;Fase;Pr. dag;Driftsform
Formpipe;Acadre;Odense;Live;15-02-2021;SaaS
KMD;KMD Nexus;Kbh.;Aftalt og klar;01-03-2021;On-prem
Schultz;Fasit;Tønder;Pauset;01-03-2021;SaaS
Schultz;Fasit;Assens;Pauset;TBD;SaaS
END
cat >lister/april.csv <<'END'
firma navn;produktet;sted;fase;dag;kontakt;driftsform
Formpipe;Acadre;Odense;Live;15-02-2021;Ida;SaaS
KMD;KMD Nexus;Kbh.;Udsat;01-03-2021;Bo;On-prem
Schultz;Fasit;Tønder;Pauset;01-03-2021;Bo;SaaS
END
touch -d '2021-04-01 12:00 UTC' lister/*

map() {				# SIZE NAME OPTIONS...
	size=$1 name=$2; shift 2
	rm -f "$DB"; k init
	play "$size" "$KLAR" --db "$DB" "$@" <<-END
	:import home/lister/marts.csv
	dump ${name}_map_unknown
	keys w
	keys <Enter>
	keys L j j j <Enter>
	keys <Enter>
	dump ${name}_map_targets
	keys j <Enter>
	keys j
	:goes-to System
	keys j
	:goes-to Kommune
	keys j
	:goes-to Status
	:goes-to Farve
	keys j
	:goes-to Dato
	dump ${name}_map_known
	keys k v
	dump ${name}_map_words
	keys <Enter>
	dump ${name}_map_meaning
	keys j <Enter>
	keys j <Enter> j j <Enter>
	keys j <Enter> <Enter>
	dump ${name}_map_meant
	keys q k v j <Enter>
	keys <C-u>
	type København
	keys <Enter> q j j v j j <Enter>
	keys <C-u> <Enter> q >
	dump ${name}_map_ready
	keys P
	type Sender X
	keys <Enter>
	dump ${name}_map_saved
	keys w
	type 31-03-2021
	keys <Enter>
	keys w
	:import home/lister/april.csv
	dump ${name}_map_drift
	keys p
	dump ${name}_map_profiles
	keys q
	:status-date 2021-04-27
	keys w G <Tab>
	dump ${name}_map_gone
	keys <Tab> A
	dump ${name}_map_ends
	END
	for s in unknown targets known words meaning meant ready saved drift \
	    profiles gone ends; do
		same "${name}_map_$s"
	done
}
map 80x24 s80
map 100x30 s100
map 80x24 d80 --lang da
test "$(sqlite3 "$DB" 'SELECT count(*) FROM installation')" = 4 || fail "not all were written"
test "$(sqlite3 "$DB" "SELECT count(*) FROM installation WHERE operation_on = '2021-02-15'")" = 1 || fail "Live is not in operation"
test "$(sqlite3 "$DB" 'SELECT count(*) FROM profile_value')" = 5 || fail "words"

# A column whose place is taken puts the other out, and that is said; left out
# and in again; another name for the profile; which of two is asked.
play 100x30 "$KLAR" --db "$DB" <<'END'
:import home/lister/marts.csv
expect profile Sender X, version 1
keys G
:goes-to Status
expect 'Fase' is left out now
keys u
keys G i
expect Driftsform is left out
keys i
expect by choice
:save-profile Sender Y
expect Sender Y
:import home/lister/marts.csv
expect fits several profiles
keys p
expect Sender Y
keys j <Enter>
expect profile Sender X
:profile Sender Y
expect profile Sender Y
:profile nix
expect there is no profile 'nix'
END
