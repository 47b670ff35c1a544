#!/bin/sh
# What the last file of a profile told of and this one does not: counted, named,
# never deleted; undo makes the file before it the last again. The short way of
# a long list sees the same as the long way.
. "$TOP/tests/cli/lib.sh"
klar init >/dev/null || die init
month() { klar import --status-date "$@"; }
cat >"$T/jan.csv" <<'END'
Firma;Løsning;Kommune;Fase;Dato
Formpipe;Acadre;Odense;Aftalt;15-01-2021
Schultz;Fasit;Assens;Aftalt;15-01-2021
KMD;KMD Nexus;Faxe;Aftalt;15-01-2021
KMD;KMD Nexus;;;
END
month 2021-01-31 --map Fase=Status --save-profile P "$T/jan.csv" >/dev/null || die jan
sed '/Faxe/d; /Assens/d; s/Aftalt/I drift/' "$T/jan.csv" >"$T/feb.csv"
gives 0 '2 rows of jan.csv (31-01-2021) are not in this file; they stay as they are' month 2021-02-28 "$T/feb.csv" --dry-run
grep -q -e '--gone list names them' "$T/stdout" || die "$(cat "$T/stdout")"
gives 0 'Assens / Schultz Fasit' month 2021-02-28 "$T/feb.csv" --dry-run --gone list
grep -q 'Faxe / KMD Nexus' "$T/stdout" || die "$(cat "$T/stdout")"
gives 2 'ask, archive, ignore' month 2021-02-28 "$T/feb.csv" --gone all
klar import --status-date 2021-02-28 "$T/feb.csv" --gone list --json >"$T/json" || die json
python3 - "$T/json" <<'END' || die "$(cat "$T/json")"
import json, sys
d = json.load(open(sys.argv[1]))
g = d["gone"]
assert (g["count"], g["status_date"]) == (2, "2021-01-31"), g
assert sorted(r["name"] for r in g["rows"]) == ["Assens / Schultz Fasit", "Faxe / KMD Nexus"], g
assert d["reasons"]["row_gone"] == 2, d
END
act=$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["act"])' "$T/json")
test "$(sqlite3 "$DB" 'SELECT count(*) FROM installation')" = 3 || die "something was deleted"

# Against February now; a file about January is still held against January's.
sed 's/I drift/Aftalt/; $a Schultz;Fasit;Tårnby;Aftalt;01-03-2021' "$T/feb.csv" >"$T/mar.csv"
month 2021-03-31 "$T/mar.csv" --dry-run >"$T/out" || die mar
! grep -q 'not in this file' "$T/out" || die "$(cat "$T/out")"
gives 0 '2 rows of jan.csv' month 2021-01-31 "$T/feb.csv" --dry-run
# Taken back, January is the last again; done again, February is.
gives 0 'taken back' klar undo "$act"
gives 0 '2 rows of jan.csv' month 2021-03-31 "$T/mar.csv" --dry-run
gives 0 'done again' klar redo
month 2021-03-31 "$T/mar.csv" >"$T/out" || die mar
! grep -q 'not in this file' "$T/out" || die "$(cat "$T/out")"

# What had ended is not missed; a rejected row may be what is.
printf 'System;Kommune;Til\nFasit;Tårnby;15-04-2021\n' >"$T/slut.csv"
klar import --profile= --list installations "$T/slut.csv" >/dev/null || die slut
sed 's/;Odense;/;Odnse;/' "$T/feb.csv" >"$T/apr.csv"
gives 1 '1 row of mar.csv (31-03-2021) is not in this file; it stays as it is, and may be among the rejected' month 2021-04-26 "$T/apr.csv"

# Only the newest imports of a profile keep what they saw.
for d in 1 2 3 4 5; do
	sed "\$a Formpipe;Acadre;Vejle;Aftalt;0$d-04-2021" "$T/feb.csv" >"$T/x.csv"
	gives 0 ' new' month 2021-04-26 "$T/x.csv"
done
test "$(sqlite3 "$DB" 'SELECT count(DISTINCT act_id) FROM import_seen')" = 3 || die "not pruned"
# A list read by no profile leaves nothing.
n=$(sqlite3 "$DB" 'SELECT count(*) FROM import_seen')
klar import --profile= "$LIST" >/dev/null || die list
test "$(sqlite3 "$DB" 'SELECT count(*) FROM import_seen')" = "$n" || die "seen without a profile"

# The short way: new rows in blocks, the same ones by what is known of them.
awk 'BEGIN { print "Kommunekode;System;Fase;Dato"
	for (s = 1; s <= 40; s++)
		for (m = 0; m < 20; m++)
			printf "%s;Acadre%d;Aftalt;15-01-2021\n",
			    substr("0101 0147 0151 0153 0155 0157 0159 0161 0163 0165 0167 0169 0173 0175 0183 0185 0187 0190 0201 0210", m * 5 + 1, 4), s
}' >"$T/long.csv"
awk 'BEGIN { print "Leverandør;System"; for (s = 1; s <= 40; s++) printf "Formpipe;Acadre%d\n", s }' >"$T/sys.csv"
klar import "$T/sys.csv" >/dev/null || die sys
gives 0 '800 new' month 2021-03-31 "$T/long.csv" --list installations --map Fase=Status --save-profile lang
test "$(sqlite3 "$DB" "SELECT count(*) FROM import_seen WHERE act_id = (SELECT max(act_id) FROM import)")" = 800 || die "not all new rows were seen"
sed '/0147;Acadre7;/d; /0210;Acadre40;/d; 5s/Aftalt/I drift/' "$T/long.csv" >"$T/long2.csv"
gives 0 'Frederiksberg / Acadre7' month 2021-03-31 "$T/long2.csv" --gone list
grep -q '2 rows of long.csv' "$T/stdout" || die "$(cat "$T/stdout")"
grep -q '0 new, 1 changed, 797 same' "$T/stdout" || die "$(cat "$T/stdout")"
gives 1 'sound' klar check

# A row that is there, but was rejected, is not gone; it is not ended either.
DB="$T/end.db"
klar init >/dev/null || die init
cat >"$T/a.csv" <<'END'
Firma;Løsning;Kommune;Fase;Dato
Formpipe;Acadre;Odense;Aftalt;15-01-2021
Formpipe;Acadre;Vejle;Aftalt;15-01-2021
Schultz;Fasit;Assens;Aftalt;15-01-2021
KMD;KMD Nexus;Faxe;Aftalt;15-01-2021
END
month 2021-01-31 --map Fase=Status --save-profile P "$T/a.csv" >/dev/null || die a
sed '/Vejle/d; /Faxe/d; s/Assens;Aftalt;15-01-2021/Assens;Aftalt;TBD/' "$T/a.csv" >"$T/b.csv"
gives 1 '^2 rows of a.csv' month 2021-02-28 --dry-run --gone list "$T/b.csv"
! grep -q '^  Assens' "$T/stdout" || die "a rejected row is told as gone"
! grep -q 'may be among' "$T/stdout" || die "it is known what the row is about"

# Ended by the status date, as one with the import, and so undone; a second
# time there is nothing left to end. The profile keeps it.
ends() { sqlite3 "$DB" "SELECT group_concat(x, ' ') FROM (SELECT m.name || ' ' || i.valid_to AS x FROM installation i JOIN municipality m ON m.id = i.municipality_id WHERE i.valid_to IS NOT NULL ORDER BY m.name)"; }
gives 1 '^2 rows of a.csv (31-01-2021) are not in this file; 2 of them end on 28-02-2021$' month 2021-02-28 --dry-run --gone archive "$T/b.csv"
test -z "$(ends)" || die "a dry run ended something"
gives 1 'version 2' month 2021-02-28 --gone archive --save-profile P "$T/b.csv"
test "$(ends)" = "Faxe 2021-02-28 Vejle 2021-02-28" || die "ended: $(ends)"
gives 0 ' archive ' klar profiles
act=$(sqlite3 "$DB" "SELECT max(act_id) FROM import")
gives 1 '0 new, 0 changed' month 2021-02-28 "$T/b.csv"
! grep -q 'not in this file' "$T/stdout" || die "gone twice"
gives 0 'taken back' klar undo "$act"
test -z "$(ends)" || die "undo left an end: $(ends)"
gives 1 '2 of them end on 28-02-2021' month 2021-02-28 "$T/b.csv"
# Once, another way; what the profile says stays.
klar undo "$(sqlite3 "$DB" "SELECT max(act_id) FROM import")" >/dev/null || die undo
gives 1 'they stay as they are$' month 2021-02-28 --gone ask --dry-run "$T/b.csv"
month 2021-02-28 --gone ignore --dry-run "$T/b.csv" >"$T/out"
! grep -q 'not in this file' "$T/out" || die "told though it is to be ignored"
# In doubt nothing ends: a row that may be about anything, a later file.
sed 's/;Odense;/;Odnse;/' "$T/b.csv" >"$T/c.csv"
gives 1 'nothing ends while 1 rejected row may be about them' month 2021-02-28 "$T/c.csv"
test -z "$(ends)" || die "ended in doubt: $(ends)"
month 2021-04-20 --gone ask "$T/a.csv" >/dev/null || die later
gives 1 'nothing ends, for a file about a later day has been read' month 2021-02-28 "$T/b.csv"
# Back in a later file: it starts over.
klar undo >/dev/null || die undo
gives 1 '2 of them end' month 2021-02-28 "$T/b.csv"
gives 0 '2 new' month 2021-04-20 "$T/a.csv"
test "$(ends)" = "Faxe 2021-02-28 Vejle 2021-02-28" || die "ended: $(ends)"

# People leave, and come back; what a person said of them stays. What has no
# end cannot be ended.
cat >"$T/k1.csv" <<'END'
Navn;Organisation;Mail;Bemærkninger
Åse Lund;KMD;aase@x.example;
Bo Bak;KMD;bo@x.example;
END
sed '/Bo/d' "$T/k1.csv" >"$T/k2.csv"
month 2021-01-31 --save-profile K "$T/k1.csv" >/dev/null || die k1
gives 0 '1 of them ends on 28-02-2021' month 2021-02-28 --gone archive "$T/k2.csv"
left() { sqlite3 "$DB" "SELECT ifnull(gone_on, '-') FROM contact WHERE name = 'Bo Bak'"; }
test "$(left)" = 2021-02-28 || die "Bo: $(left)"
gives 0 '1 changed' month 2021-03-31 "$T/k1.csv"
test "$(left)" = - || die "Bo is back: $(left)"
gives 1 'has no last day' klar import --save-profile T --gone archive "$TOP/import/programme/07_targets.csv"
gives 1 'no profile has read' klar import --profile= --gone archive "$T/a.csv" --map Fase=Status
