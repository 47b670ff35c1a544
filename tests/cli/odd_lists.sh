#!/bin/sh
# Files as they come: what is no list, or not quite one, is refused at once with
# one sentence that says what to do; nothing is written, in the store or beside
# the file. Names that are only spelt otherwise are read.
. "$TOP/tests/cli/lib.sh"
klar init >/dev/null || die init
cd "$T" || die cd
head='Leverandør;System;Område;Kommune;Status;Dato'
rows='Formpipe;Acadre;ESDH;Odense;I drift;15-01-2021
Schultz;Fasit;Jobcenter;Ærø;Aftalt;01-02-2021'
list() { printf '%s\n%s\n' "$head" "$rows"; }

# refused WORD SENTENCE FILE: with the reason, the sentence, and no more.
refused() {
	gives 1 "$2" klar import "$3"
	grep -q "^  $1 *1$" stdout || die "$3: not $1: $(cat stdout)"
	test "$(grep -c '^klar:' stderr)" = 1 || die "$3: $(cat stderr)"
	klar import --json "$3" >json
	python3 -c 'import json, sys
d = json.load(open("json"))
assert sys.argv[1] in d["reasons"] and d["error"], d' "$1" || die "$3: json"
}

list | iconv -t UTF-32LE | { printf '\377\376\000\000'; cat; } >u32.csv
refused binary 'u32.csv is UTF-32; save the sheet as CSV UTF-8' u32.csv
list | iconv -t UTF-16LE >u16.csv
refused binary 'UTF-16 without its mark' u16.csv
list | gzip >list.csv.gz
refused binary 'compressed file (gzip)' list.csv.gz
printf '%%PDF-1.7\n' >a.pdf
refused binary 'a.pdf is a PDF' a.pdf
printf '<html><table>' >a.xls
refused binary 'web page' a.xls
list | iconv -t CP850 >dos.csv
refused bad_encoding 'DOS or an old Mac' dos.csv
list | iconv -t MACINTOSH >mac.csv
refused bad_encoding 'DOS or an old Mac' mac.csv
# Twice encoded, through Latin-1 and through Windows-1252; or so meant.
list | iconv -f LATIN1 -t UTF-8 >twice.csv
refused bad_encoding 'encoded twice' twice.csv
list | iconv -f CP1252 -t UTF-8 >twice2.csv
refused bad_encoding 'encoded twice' twice2.csv
{ printf '\357\273\277'; cat twice.csv; } >twice3.csv
refused bad_encoding 'encoded twice' twice3.csv
sed 's/Å/A/; 1s/.*/Vendor;System;Area;Municipality;Status;Date/; s/Ã†rÃ¸/Ærø/' twice2.csv >mixed.csv
gives 0 '2 new' klar import --dry-run mixed.csv
gives 1 'not known' klar import --dry-run --encoding utf-8 twice2.csv
# UTF-8, but for some bytes: early, beyond what is looked at before the rows are
# read, and half a letter at the end. Never taken for Windows-1252, unless told.
{ list; printf 'KMD;Nexus;Omsorg;K\370ge;I drift;15-01-2021\n'; } >stray.csv
refused bad_encoding 'stray.csv: line 4 has bytes that are not UTF-8' stray.csv
gives 1 'municipality .Ã†rÃ¸' klar import --dry-run --encoding windows-1252 stray.csv
{ list; seq 20000 | sed 's/.*/KMD;System &;Omsorg;Køge;I drift;15-01-2021/'
  printf 'KMD;Nexus;Omsorg;K\370ge;I drift;15-01-2021\n'; } >late.csv
refused bad_encoding 'line 20004 has bytes that are not UTF-8' late.csv
{ sed '$d' late.csv; printf 'KMD;Nexus;Omsorg;K\303'; } >cut.csv
refused bad_encoding 'line 20004 has bytes that are not UTF-8' cut.csv
# After a byte order mark it can be nothing else, so it is not told to be.
{ printf '\357\273\277'; cat late.csv; } >marked.csv
refused bad_encoding 'marked.csv: line 20004 has bytes that are no characters' marked.csv
! grep -q windows-1252 stderr || die "$(cat stderr)"
test "$(klar list installations --count)" = 0 || die "some of it was written"
# Windows-1252, and a byte that it does not use, early and late.
list | iconv -t CP1252 >w1252.csv
printf 'KMD;K\201;Omsorg;Odense;Aftalt;\n' | cat w1252.csv - >unused.csv
refused bad_encoding 'line 4 has bytes that are no characters' unused.csv
sed '$d' late.csv | iconv -t CP1252 >late1252.csv
gives 0 '20002 new' klar import --dry-run late1252.csv
printf 'KMD;K\201;Omsorg;Odense;Aftalt;\n' >>late1252.csv
refused bad_encoding 'line 20004 has bytes that are no char' late1252.csv
# Windows-1252 with one name that somebody encoded twice is still that.
{ list | iconv -t CP1252; printf 'KMD;Nexus;Omsorg;K\303\270ge;Aftalt;\n'; } \
	>one.csv
gives 1 'municipality .KÃ¸ge' klar import --dry-run one.csv
# But not if it goes on as UTF-8, early or late: two lists in one file.
both() { list | iconv -t CP1252; seq "$1" | sed 's/.*/KMD;System &;Omsorg;Køge;I drift;15-01-2021/' | iconv -t CP1252
	seq "$2" | sed 's/.*/KMD;Løsning &;Omsorg;Odense;I drift;15-01-2021/'; }
both 10 3 >joined.csv
refused bad_encoding 'joined.csv: from line 14 on æ, ø and å are written as UTF-8, and before it as Windows-1252' joined.csv
both 20000 3 >joined.csv
refused bad_encoding 'from line 20004 on .*give --encoding windows-1252 if it is right' joined.csv
gives 0 '20005 new' klar import --dry-run --encoding windows-1252 joined.csv
both 20000 6000 >joined.csv
refused bad_encoding 'from line 20004 on' joined.csv
# A person's name that was encoded twice, here and there, is no such sign.
{ both 20000 2; printf 'KMD;T\370r;Omsorg;Odense;Aftalt;\n'; both 0 2 | sed '1,3d; s/ing/ed/'; } >joined.csv
gives 0 '20007 new, 0 changed, 0 same, 0 conflicts, 0 rejected' klar import --dry-run joined.csv
# A title above the header; cells that are not parted as klar parts them.
{ echo 'Leverandørliste, marts 2021'; list; } >title.csv
refused wrong_kind 'header seems to be in line 2; take the lines above' title.csv
{ printf 'Status for marts;;;;;\n;;;;;\n'; list; } >title2.csv
refused wrong_kind 'header seems to be in line 3' title2.csv
list | tr ';' '|' >pipe.csv
refused wrong_kind 'header is one cell.*sep=|' pipe.csv
{ echo 'sep=|'; cat pipe.csv; } >sep.csv
gives 0 '2 new' klar import --dry-run sep.csv
mkdir folder.csv && mkfifo pipe
refused not_regular 'folder.csv is a folder' folder.csv
refused not_regular 'pipe is no ordinary file' pipe
refused not_regular '/dev/zero is no ordinary file' /dev/zero

# Dates that are none say what they are.
printf '%s\nFormpipe;Acadre;ESDH;Odense;I drift;%s\n' "$head" 'uge 49' >uge.csv
gives 1 "'uge 49' is a week; a day is needed" klar import --dry-run uge.csv
printf '%s\nFormpipe;Acadre;ESDH;Odense;I drift;%s\n' "$head" 44211 >serial.csv
gives 1 "'44211' is not a date, but how Excel counts 15-01-2021" klar import --dry-run serial.csv
printf '%s\nFormpipe;Acadre;ESDH;Odense;I drift;%s\n' "$head" TBD >tbd.csv
gives 1 "'TBD' is not a date$" klar import --dry-run tbd.csv

# The letters Danish can be written with.
list | sed '1s/ø/oe/; 1s/å/aa/' >oe.csv
gives 0 '2 new' klar import --dry-run oe.csv
list | python3 -c 'import sys, unicodedata
sys.stdout.buffer.write(unicodedata.normalize("NFD", sys.stdin.buffer.read().decode()).encode())' >nfd.csv
gives 0 '2 new' klar import --dry-run nfd.csv
test "$(sqlite3 "$DB" 'SELECT count(*) FROM installation')" = 0 || die "something was written"
ls | grep -q afvist && die "rejects of a refused list"
exit 0
