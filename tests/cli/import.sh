#!/bin/sh
# A vendor list from Danish Excel: as Windows-1252 with ';', as UTF-8 with
# BOM, as UTF-16 and as comma UTF-8 it gives the same store; the same file
# again changes nothing; bad rows are told and saved, good ones written.
. "$TOP/tests/cli/lib.sh"
cat >"$T/liste.csv" <<'END'
Leverandør;It-system;Område;Kommune;Kontrakttype;Status;Dato;Ansvarlig;Bemærkning
Formpipe;Acadre;ESDH;Ærø;SKI 02.19 (2019);I drift;15-02-2021;Åse Krogh;"ring efter kl. 13, ""haster"""
Schultz;Fasit;Jobcenter;Tårnby;SKI 02.19 (2014);Aftalt;01-03-2021;;
KMD;KMD Nexus;EOJ;Øre;SKI 02.19 (2014);Aftalt;01-03-2021;;
KMD;KMD Nexus;EOJ;Tønder;;Endnu ikke aftalt;;Børge;"to
linjer"
Nordlys;SagBro;ESDH;;;;;;
END
sed -i '/;Øre;/d' "$T/liste.csv"
iconv -f UTF-8 -t WINDOWS-1252 "$T/liste.csv" | sed 's/$/\r/' >"$T/a.csv"
{ printf '\357\273\277'; cat "$T/liste.csv"; } >"$T/b.csv"
{ printf '\377\376'; iconv -f UTF-8 -t UTF-16LE "$T/liste.csv"; } >"$T/c.csv"
python3 - "$T/liste.csv" "$T/d.csv" <<'END'
import csv, sys
r = list(csv.reader(open(sys.argv[1], encoding="utf-8", newline=""), delimiter=";"))
csv.writer(open(sys.argv[2], "w", encoding="utf-8", newline="")).writerows(r)
END
for f in a b c d; do
	DB=$T/$f.db
	klar init >/dev/null || die init
	gives 0 '4 new' klar import --status-date 2021-03-31 "$T/$f.csv"
	contents | sed 's/[abcd]\.csv/x.csv/' >"$T/$f.txt"
	gives 0 '0 new, 0 changed, 4 same' klar import --status-date 2021-03-31 "$T/$f.csv"
	contents | sed 's/[abcd]\.csv/x.csv/' | diff "$T/$f.txt" - || die "the second import changed something"
done
grep -q 'Åse Krogh' "$T/a.txt" || die "æøå is lost"
for f in b c d; do
	diff "$T/a.txt" "$T/$f.txt" || die "$f.csv is not the same store as a.csv"
done

DB=$T/bad.db
klar init >/dev/null || die init
cat >"$T/bad.csv" <<'END'
Leverandør;System;Kommune;Status;Dato
Formpipe;Acadre;Odense;I drift;15-02-2021
Formpipe;Acadre;Årø;I drift;15-02-2021
Formpipe;Acadre;Assens;I drift;31-02-2021
Formpipe;Acadre;Faxe;Pauset;
END
gives 1 'bad.csv:3: .*Årø' klar import "$T/bad.csv" --dry-run
test ! -e "$T/bad.afvist.csv" || die "a dry run wrote a file"
test "$(sqlite3 "$DB" 'SELECT count(*) FROM installation')" = 0 || die "a dry run kept rows"
gives 1 '1 new, 0 changed, 0 same, 0 conflicts, 3 rejected' klar import "$T/bad.csv"
head -n 1 "$T/bad.afvist.csv" | grep -q 'Dato;.*rsag;R.*kke' || die "rejects: $(cat "$T/bad.afvist.csv")"
# Mended and read again, the job is done.
sed -i 's/Årø/Ærø/; s/31-02-2021/28-02-2021/; s/Pauset/Aftalt/' "$T/bad.afvist.csv"
gives 0 '3 new' klar import "$T/bad.afvist.csv"
gives 1 'bad.csv' klar import --strict "$T/bad.csv"
# A list cannot tell what has not come.
gives 2 'not come' klar import --status-date 2021-04-28 "$T/bad.csv"
gives 2 'no list' klar import --list nix "$T/bad.csv"
gives 1 '.' klar import "$T/missing.csv"
# Rejected rows do not take the place of a pipe or a device.
mkfifo "$T/pipe"
gives 1 'no ordinary file; nothing was imported' klar import --rejects "$T/pipe" "$T/bad.csv"
test -p "$T/pipe" || die "the pipe has gone"
klar import --json --dry-run "$T/bad.csv" 2>/dev/null | python3 -c '
import json, sys
d = json.load(sys.stdin)
assert d["rows"] == d["new"] + d["changed"] + d["same"] + d["conflict"] + d["rejected"] == 4, d
assert d["reasons"]["unknown_municipality"] == 1, d' || die json

# What export writes, import reads back without a change.
for l in municipalities systems installations aliases; do
	klar export "$l" "$T/$l.csv" || die "export $l"
	gives 0 ' 0 new, 0 changed' klar import --list "$l" "$T/$l.csv"
	klar --plain export "$l" >"$T/$l.plain" || die "export $l"
	gives 0 ' 0 new, 0 changed' klar import --list "$l" "$T/$l.plain"
done
gives 1 'exists' klar export systems "$T/systems.csv"
gives 0 'Kommunekode' klar lists installations
klar lists --template installations >"$T/t.csv" || die template
gives 1 '.' klar import "$T/t.csv"
