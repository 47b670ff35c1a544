#!/bin/sh
# When an installation ended, told more than once: the guess of a list that left
# it out becomes a word when another list tells the same day; another day told
# later puts the end right instead of making a second one beside it; what is
# there twice at a time all the same is told. Undo takes each back.
. "$TOP/tests/cli/lib.sh"
klar init >/dev/null || die init
DB0=$T/born.db; cp "$DB" "$DB0"
anew() { cp "$DB0" "$DB"; }
is() { test "$1" = "$2" || die "$3: '$1' is not '$2'"; }
month() { klar import --list installations --status-date "$@"; }
lives() { sqlite3 "$DB" "SELECT group_concat(x, ' ') FROM (SELECT ifnull(valid_from, '') || '/' || ifnull(valid_to, '') AS x FROM installation WHERE municipality_id = (SELECT id FROM municipality WHERE name = 'Vejle') ORDER BY valid_to)"; }
on() { klar list installations Vejle --as-of "$1" --csv --plain 2>/dev/null | sed 1d | wc -l; }
# told FILE DAY [FROM]: a list of one row, that it ended on the day.
told() { printf 'System;Kommune;Status;Til;Fra\nAcadre;Vejle;Ophørt;%s;%s\n' "$2" "${3:-}" >"$T/$1"; }
last() { sqlite3 "$DB" "SELECT max(act_id) FROM import"; }

# ---- a guess that a list bears out
anew
printf 'System;Kommune;Status;Dato;Statusdato\nAcadre;Odense;I drift;15-01-2021;20-01-2021\nAcadre;Vejle;I drift;15-01-2021;20-01-2021\n' >"$T/jan.csv"
month 2021-01-31 --save-profile P --gone archive "$T/jan.csv" >/dev/null || die jan
sed '/Vejle/d' "$T/jan.csv" >"$T/feb.csv"
gives 0 '1 of them ends on 28-02-2021' month 2021-02-28 "$T/feb.csv"
cp "$DB" "$T/guess.db"
told slut.csv 28-02-2021
before=$(contents)
gives 0 '0 new, 0 changed, 1 same' month 2021-03-15 --profile= --dry-run "$T/slut.csv"
gives 0 '0 new, 0 changed, 1 same' month 2021-03-15 --profile= "$T/slut.csv"
is "$(contents)" "$before" "nothing moved"
month 2021-03-31 "$T/jan.csv" >"$T/out" || die mar
is "$(lives)" /2021-02-28 "a list said so, and it stands"
# A second reading has nothing to say.
n=$(sqlite3 "$DB" 'SELECT count(*) FROM change')
gives 0 '0 new, 0 changed, 1 same' month 2021-03-15 --profile= "$T/slut.csv"
is "$(sqlite3 "$DB" 'SELECT count(*) FROM change')" "$n" "told twice"
# Taken back, it is a guess again; done again, it is not.
cp "$T/guess.db" "$DB"
month 2021-03-15 --profile= "$T/slut.csv" >/dev/null || die slut
act=$(last)
gives 0 "taken back: act $act" klar undo "$act"
gives 0 'since a list left it out' month 2021-03-31 "$T/jan.csv" --dry-run
gives 0 'done again' klar redo
month 2021-03-31 "$T/jan.csv" >"$T/out" || die redone
is "$(lives)" /2021-02-28 "done again"

# ---- an end that is put right, before the day or after it
for day in 20-02-2021 10-03-2021; do
	iso=$(echo $day | awk -F- '{ print $3 "-" $2 "-" $1 }')
	anew
	month 2021-01-31 "$T/jan.csv" >/dev/null || die jan
	told a.csv 28-02-2021; told b.csv $day
	gives 0 '1 changed' month 2021-03-15 "$T/a.csv"
	gives 0 "it had ended on 28-02-2021, told earlier; it ended on $day instead" month 2021-03-31 --dry-run "$T/b.csv"
	grep -q '  end_moved  ' "$T/stdout" || die "$(cat "$T/stdout")"
	is "$(lives)" /2021-02-28 "a dry run"
	gives 0 '0 new, 1 changed' month 2021-03-31 "$T/b.csv"
	is "$(lives)" "/$iso" "put right"
	for d in 2021-02-19 2021-02-21 2021-03-05 2021-03-11; do
		test "$(on $d)" -le 1 || die "on $d there are two"
	done
	gives 0 '0 new, 0 changed, 1 same' month 2021-03-31 "$T/b.csv"
	# The list of the earlier day, read again, has nothing to say.
	gives 0 'the list is older than the one that told that it ended' month 2021-03-15 "$T/a.csv"
	is "$(lives)" "/$iso" "an older list"
	gives 0 'taken back' klar undo
	is "$(lives)" /2021-02-28 "undone"
done

# ---- that it has ended, without a day, month after month: it had
anew
month 2021-01-31 "$T/jan.csv" >/dev/null || die jan
sed 's/;Vejle;I drift;15-01-2021;20-01-2021/;Vejle;Ophørt;;/' "$T/jan.csv" >"$T/gone.csv"
gives 0 '0 new, 1 changed, 1 same' month 2021-02-28 "$T/gone.csv"
gives 0 '0 new, 0 changed, 2 same' month 2021-03-31 "$T/gone.csv"
gives 0 '0 new, 0 changed, 2 same' month 2021-04-20 "$T/gone.csv"
is "$(lives)" /2021-02-28 "ended once"
# As of a day before the end that is known it had ended then; but not by a list
# about an earlier day than the one that told it.
gives 0 'older than the one that told' month 2021-02-14 "$T/gone.csv"
is "$(lives)" /2021-02-28 "an older list"
# A guess is borne out so, too.
cp "$T/guess.db" "$DB"
gives 0 '0 new, 0 changed, 2 same' month 2021-03-15 --profile= "$T/gone.csv"
month 2021-03-31 "$T/jan.csv" >/dev/null || die mar
is "$(lives)" /2021-02-28 "borne out without a day"

# ---- a person's word is a conflict, as of any field
anew
month 2021-01-31 "$T/jan.csv" >/dev/null || die jan
klar switch Vejle Acadre SBSYS --on 2021-02-28 >/dev/null || die switch
told b.csv 20-02-2021
gives 1 '1 conflict' month 2021-03-31 "$T/b.csv"
sqlite3 "$DB" "SELECT valid_to FROM installation WHERE valid_to IS NOT NULL" >"$T/out"
is "$(cat "$T/out")" 2021-02-28 "what a person said"
gives 0 '1 changed' month 2021-03-31 --on-conflict take "$T/b.csv"
sqlite3 "$DB" "SELECT valid_to FROM installation WHERE valid_to IS NOT NULL" >"$T/out"
is "$(cat "$T/out")" 2021-02-20 "taken"

# ---- two lives are two: by Fra, by one file, by what was agreed later
anew
month 2021-01-31 "$T/jan.csv" >/dev/null || die jan
told a.csv 28-02-2021; month 2021-03-15 "$T/a.csv" >/dev/null || die a
told b.csv 20-03-2021 01-03-2021
gives 0 '1 new' month 2021-03-31 "$T/b.csv"
! grep -q overlap "$T/stdout" || die "$(cat "$T/stdout")"
is "$(lives)" "/2021-02-28 2021-03-01/2021-03-20" "another life"
gives 1 'sound' klar check
! grep -q overlap "$T/stdout" || die "$(cat "$T/stdout")"
# Put right by its Fra, which is in that life.
told b.csv 25-03-2021 02-03-2021
gives 0 '1 changed' month 2021-03-31 "$T/b.csv"
is "$(lives)" "/2021-02-28 2021-03-02/2021-03-25" "both days"
# It was in operation on 15 January, so it did not end in 2019.
anew
month 2021-01-31 "$T/jan.csv" >/dev/null || die jan
month 2021-03-15 "$T/a.csv" >/dev/null || die a
told b.csv 01-05-2019
gives 0 'b.csv:2: ' month 2021-03-31 --dry-run "$T/b.csv"
gives 0 "has the system already, from ? to 28-02-2021: that is two at a time; tell 'Fra' and 'Til' of both" month 2021-03-31 "$T/b.csv"
grep -q '  overlap  ' "$T/stdout" || die "$(cat "$T/stdout")"
is "$(lives)" "/2019-05-01 /2021-02-28" "an earlier life"
gives 1 'overlap  *Vejle / Acadre .*01-05-2019.*28-02-2021' klar check
# Fra of the later one settles it.
told b.csv 28-02-2021 15-01-2021
gives 0 '1 changed' month 2021-03-31 "$T/b.csv"
! grep -q '  overlap  ' "$T/stdout" || die "$(cat "$T/stdout")"
gives 1 'sound' klar check
! grep -q overlap "$T/stdout" || die "$(cat "$T/stdout")"
# One file tells both: neither puts the other right, whichever comes first.
for order in '2,3' '3,2'; do
	anew
	printf 'System;Kommune;Status;Til\nAcadre;Vejle;Ophørt;01-05-2019\nAcadre;Vejle;Ophørt;28-02-2021\n' >"$T/x.csv"
	test $order = 2,3 || { sed -n 1p "$T/x.csv"; sed -n 3p "$T/x.csv"; sed -n 2p "$T/x.csv"; } >"$T/y.csv"
	test $order = 2,3 || mv "$T/y.csv" "$T/x.csv"
	gives 0 '2 new' month 2021-03-31 "$T/x.csv"
	grep -q '  overlap  ' "$T/stdout" || die "$(cat "$T/stdout")"
	is "$(lives)" "/2019-05-01 /2021-02-28" "two ends in one file"
	gives 0 '0 new, 0 changed, 2 same' month 2021-03-31 "$T/x.csv"
done
gives 1 'Vejle / Acadre' klar --lang da check
exit 0
