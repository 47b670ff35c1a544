#!/bin/sh
# Every example of the manual pages runs, one after another, on one new
# store: lines that start with "$ klar" in literal blocks.
. "$TOP/tests/cli/lib.sh"
cd "$T" || die cd
mkdir bin && ln -s "$KLAR" bin/klar
PATH=$T/bin:$PATH KLAR_DB=$DB
export PATH KLAR_DB
cp "$TOP"/import/samples/*.csv .
# The lists that the pages speak of.
printf 'Leverandør;System;Område;Kommune;Status;Dato\r\nFormpipe;Acadre;ESDH;Odense;Aftalt;15-04-2021\r\n' |
	iconv -f UTF-8 -t WINDOWS-1252 >leverandoerliste.csv
n=0
for page in "$TOP"/man/*.in; do
	sed -n 's/^\$ \(klar.*\)/\1/p' "$page" | sed 's/\\&//g; s/\\-/-/g; s/\\e/\\/g' >lines
	while IFS= read -r line; do
		n=$((n + 1))
		sh -c "$line" >out 2>&1 </dev/null || die "$(basename "$page"): $line: exit $?: $(cat out)"
	done <lines
done
test "$n" -ge 10 || die "only $n examples were found"
