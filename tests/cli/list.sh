#!/bin/sh
# klar list: the rows that pass a filter, chosen columns, any order, counts,
# for people and for programs; the filter says where it is wrong.
. "$TOP/tests/cli/lib.sh"
example

# filters, in Danish and English, as one word of the shell or several
gives 0 '^16$' klar list installations area:jobcenter status:operation --count
gives 0 '^16$' klar list installationer 'område:jobcenter status:drift' --count
gives 0 '^16$' klar list installations 'område:jobcenter "i drift"' --count
gives 0 '^82$' klar list installations area:jobcenter -status:operation --count
gives 0 '^98$' klar list installations area:jobcenter --count
gives 0 'Schultz Fasit' klar list systems fasit --columns system
gives 0 '^0101' klar list municipalities 101 --columns code,name
gives 0 '^Aarhus' klar list municipalities 'århus or AARHUS' --columns kommune
gives 1 '^0$' klar list systems 'ikke-der' --count
gives 1 'System' klar list systems 'ikke-der'
for r in installations systems municipalities vendors contacts items payments \
    steps targets measures courses contact-log acts prices; do
	klar list $r --json >"$T/out"; got=$?
	n=$(klar list $r --count)
	test "$(python3 -c 'import json,sys
print(len(json.load(sys.stdin)["sheets"][0]["rows"]))' <"$T/out")" = "$n" ||
		die "$r: $n counted, $(head -c 300 "$T/out")"
	test $got -eq $((n == 0)) || die "$r: status $got with $n rows"
done

# where it is wrong
gives 2 "no list is called 'systms'; there is installations, systems, " klar list systms
LANGUAGE=da gives 2 "ingen liste hedder 'systms'" klar list systms
gives 1 "column 7: no field is called 'ownr'; did you mean owner?" \
	klar list systems vitae ownr:me
LANGUAGE=da gives 1 "tegn 7: 'snart' er ikke en dato" \
	klar list steps 'frist<snart'
gives 1 "no field is called 'odd'" klar list systems --columns system,odd
gives 1 "'system' is there twice" klar list systems --sort system,-system
gives 2 "not 'ti'" klar list systems --limit ti
gives 2 "not '0'" klar list systems --limit 0
gives 1 "is none of" klar list installations --status hest
gives 1 "no field is called 'status'" klar list systems --status aftalt

# columns and order; what is not set comes last, whichever way
klar list installations area:esdh municipality:odense --columns \
	system,status,agreed_on --sort -agreed_on --csv --plain >"$T/out"
head -n 1 "$T/out" | grep -q '^system,status,agreed_on$' || die "head"
klar list systems --columns vendor,system --sort -leverandør,system \
	--limit 3 --csv --plain >"$T/out" 2>"$T/notes"
same "$T/out" <<'END'
vendor,system
Systematic,Cura Omsorg
Schultz Information,Schultz Fasit
Netcompany,GetOrganizedAsAService
END
gives 0 'the first 3 of 11' klar list systems --limit 3
klar list systems --columns ready,system --sort -ready --csv --plain >"$T/out"
tail -n 1 "$T/out" | grep -q '^,' || die "what is not set is not last"
klar list systems --columns ready,system --sort ready --csv --plain >"$T/out"
tail -n 1 "$T/out" | grep -q '^,' || die "what is not set is not last"
klar list installations kommune:odense --csv >"$T/out"
head -n 1 "$T/out" | grep -q 'Kommunekode;Kommune;Leverandør;System' || die "csv"

# the options are short for filters, and go together with one
a=$(klar list installations --area ESDH --status aftalt --count)
b=$(klar list installations 'odense or -odense' --area ESDH --status aftalt --count)
c=$(klar list installations area=ESDH status:agreed --count)
test "$a" = 42 && test "$a" = "$b" && test "$a" = "$c" || die "$a $b $c"

# the day: 14 days from then, and what came later is not there
klar tick VITAE F1 >/dev/null || die tick
klar set VITAE F2 due=2021-05-04 owner=tine >/dev/null || die set
gives 0 '^1$' klar list steps 'due<=1u owner:tine' --count
gives 1 '^0$' klar list steps 'due<1u owner:tine' --count
gives 1 '^0$' klar list steps 'due<=1u' --as-of 2021-04-01 --count
gives 0 '^1$' klar list steps 'name:vitae state:met' --count
gives 1 '^0$' klar list steps 'name:vitae state:met' --as-of 2021-04-01 --count
gives 0 '^1$' klar list acts "origin:cli title:VITAE actor:me on:today undone:no title:F1" --count
klar undo >/dev/null && klar undo >/dev/null || die undo
gives 0 '^1$' klar list acts "title:VITAE undone:yes origin:cli F1" --count

# a list with a filter is read back without a change
klar export systems "$T/esdh.csv" --filter 'område:esdh -acadre' >/dev/null || die export
test "$(wc -l <"$T/esdh.csv")" = 5 || die "$(cat "$T/esdh.csv")"
gives 0 '0 new, 0 changed' klar import "$T/esdh.csv"
gives 1 'takes no filter' klar export aliases --filter x
gives 1 "column 1: no field is called 'x'" klar export systems --filter x:1
test ! -e "$T/no.csv" || die "a file in vain"

# saved views: mine and everybody's, narrowed, saved anew, taken back
gives 1 "column 14: no field is called 'ejer'" \
	klar view Mine --save systemer 'område:esdh -ejer:'
gives 1 "no list is called 'systm'" klar view Mine --save systm
gives 0 'view Mine: saved' klar view Mine --save systemer \
	'område:esdh -ansvarlig:mig' --columns system,forløb --sort -system
gives 0 'the view Mine is so already' klar view Mine --save systems \
	'area:esdh -owner:me' --columns system,course --sort -system
gives 0 '^shared view Mine: saved$' klar view Mine --save contacts --shared
sqlite3 "$DB" "UPDATE act SET actor = 'anna' WHERE id = (SELECT max(id) FROM act)"
gives 0 '^shared view Mine: saved, in place of what anna had saved; undo brings' \
	klar view Mine --save items --shared
gives 0 '^shared view Mine: saved$' klar view Mine --save items acadre --shared
gives 0 '^shared view Mine: saved$' klar view Mine --save items --shared
gives 0 'SBSYS' klar view mine
gives 0 '^1$' klar view mine acadre --count
gives 0 '^4$' klar list --view MINE -acadre --count
gives 0 'course' klar view mine --csv --plain
klar view --csv --plain >"$T/out"
same "$T/out" <<END
name,owner,list,filter,columns,sort
Mine,$(id -un),systems,area:esdh -owner:me,system course,-system
Mine,,items,,,
END
gives 0 'view Mine: forgotten' klar view mine --forget --dry-run
gives 0 '^view Mine: forgotten' klar view mine --forget
gives 1 'Open items' klar view mine
gives 0 'taken back' klar undo
gives 0 '^5$' klar view mine --count
gives 0 '^view Mine: forgotten' klar view mine --forget
gives 0 '^shared view Mine: forgotten' klar view mine --forget
gives 1 "there is no view 'mine'" klar view mine --forget
# What the manual page says of exit statuses: a day, a month, a list is none.
gives 2 'is no date' klar list systems --as-of 99
gives 2 'no list is called' klar list odd
gives 2 'is no month' klar report reporting --month x
