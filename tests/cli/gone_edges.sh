#!/bin/sh
# What is not gone though a file of the profile has not got it in plain words:
# rejected rows that come back put right, rows of an earlier life, rows that
# name it badly; and what came back does not overlap the life that ended.
. "$TOP/tests/cli/lib.sh"
month() { klar import --status-date "$@"; }
begin() {
	rm -f "$DB" && klar init >/dev/null || die init
	cat >"$T/jan.csv" <<-'END'
	Firma;Løsning;Kommune;Fase;Dato
	Formpipe;Acadre;Odense;Aftalt;15-01-2021
	Formpipe;Acadre;Vejle;Aftalt;15-01-2021
	Schultz;Fasit;Assens;Aftalt;15-01-2021
	KMD;KMD Nexus;Faxe;Aftalt;15-01-2021
	END
	month 2021-01-31 --map Fase=Status --save-profile P --gone archive "$T/jan.csv" >/dev/null || die jan
}
ended() { sqlite3 "$DB" "SELECT count(*) FROM installation WHERE valid_to IS NOT NULL"; }
is() { test "$1" = "$2" || die "$3: '$1' is not '$2'"; }

# The rejected rows, put right and read, are a part of the list only.
begin
sed 's/Assens;Aftalt;15-01-2021/Assens;Aftalt;TBD/' "$T/jan.csv" >"$T/feb.csv"
month 2021-02-28 "$T/feb.csv" >/dev/null
sed -i 's/TBD/15-01-2021/' "$T/feb.afvist.csv"
month 2021-02-28 "$T/feb.afvist.csv" >/dev/null || die "put right"
is "$(ended)" 0 "what the corrected rows do not name"

# A row that names its system badly, or has blanks around it, is about it.
begin
sed 's/Schultz;Fasit;Assens;Aftalt;15-01-2021/Schultz;Fasiiit;Assens;Aftalt;TBD/' "$T/jan.csv" >"$T/feb.csv"
month 2021-02-28 "$T/feb.csv" >"$T/out" 2>&1
is "$(ended)" 0 "an unknown system"
month 2021-02-28 --fix-value 'Løsning:Fasiiit=Fasit' "$T/feb.csv" >"$T/out" 2>&1
is "$(ended)" 0 "a system put right in a rejected row"
sed 's/Schultz;Fasit;Assens;Aftalt;15-01-2021/Schultz;"Fasit ";Assens;Aftalt;TBD/; /Faxe/d' "$T/jan.csv" >"$T/mar.csv"
month 2021-03-31 "$T/mar.csv" >"$T/out" 2>&1
is "$(ended)" 1 "a blank in a rejected row"

# In doubt nothing ends; when the row has been put right, it does.
begin
sed '/Vejle/d; s/Odense/Odnse/; s/Faxe;Aftalt/Faxe;I drift/' "$T/jan.csv" >"$T/feb.csv"
month 2021-02-28 "$T/feb.csv" >"$T/out" 2>&1
is "$(ended)" 0 "in doubt"
sed -i 's/Odnse/Odense/' "$T/feb.csv"
month 2021-02-28 "$T/feb.csv" >"$T/out" 2>&1
is "$(ended)" 1 "put right"

# A row about an earlier life is a row about the installation.
begin
sed 's/Vejle;Aftalt;15-01-2021/Vejle;Endnu ikke aftalt;/' "$T/jan.csv" >"$T/feb.csv"
month 2021-02-28 "$T/feb.csv" >/dev/null || die feb
sed 's/Vejle;Aftalt;15-01-2021/Vejle;Endnu ikke aftalt;15-02-2021/' "$T/jan.csv" >"$T/mar.csv"
month 2021-03-31 "$T/mar.csv" >/dev/null || die mar
is "$(sqlite3 "$DB" "SELECT count(*) FROM installation WHERE valid_to IS NULL")" 4 \
	"a row about an earlier life"

# What came back begins no earlier than it had ended.
begin
sed '/Vejle/d' "$T/jan.csv" >"$T/feb.csv"
month 2021-02-28 "$T/feb.csv" >/dev/null || die feb
is "$(ended)" 1 gone
month 2021-03-31 "$T/jan.csv" >/dev/null || die mar
for day in 2021-02-10 2021-03-10; do
	n=$(klar list installations Vejle --as-of $day --csv --plain 2>/dev/null | sed 1d | wc -l)
	test "$n" -le 1 || die "on $day Vejle has $n"
done

# A list that changed nothing was read, too: what is about an earlier day ends
# nothing that it had.
begin
printf 'Navn;Organisation\nÅse Lund;KMD\nBo Bak;KMD\n' >"$T/k1.csv"
month 2021-01-31 --save-profile K --gone archive "$T/k1.csv" >/dev/null || die k1
acts() { sqlite3 "$DB" "SELECT count(*) FROM act"; }
n=$(acts)
gives 0 '0 new, 0 changed, 2 same' month 2021-03-31 "$T/k1.csv" --dry-run
is "$(acts)" "$n" "a dry run"
gives 0 '0 new, 0 changed, 2 same' month 2021-03-31 "$T/k1.csv"
gives 0 'k1.csv read: nothing changed (2 rows)' klar log
is "$(sqlite3 "$DB" "SELECT status_date || ' ' || same || ' ' || (profile_id > 0) FROM import ORDER BY act_id DESC LIMIT 1")" "2021-03-31 2 1" "remembered"
sed '/Bo/d' "$T/k1.csv" >"$T/k2.csv"
gives 0 'nothing ends, for a file about a later day has been read' month 2021-02-28 "$T/k2.csv"
is "$(sqlite3 "$DB" "SELECT count(*) FROM contact WHERE gone_on IS NOT NULL")" 0 "late"
# Read once more it is no news; the file it is held against is the same.
n=$(acts)
gives 0 '0 new, 0 changed, 2 same' month 2021-03-31 "$T/k1.csv"
is "$(acts)" "$n" "a second reading"
gives 0 '1 row of k1.csv (31-01-2021) is not in this file' month 2021-02-28 --gone ask "$T/k2.csv"
# Undo means the last act that changed something; by its number, what was read
# counts as never read, until that is taken back in turn.
klar undo --dry-run >"$T/out" || die "undo"
! grep -q 'nothing changed' "$T/out" || die "$(cat "$T/out")"
quiet=$(sqlite3 "$DB" "SELECT act_id FROM import WHERE status_date = '2021-03-31'")
late=$(sqlite3 "$DB" "SELECT max(act_id) FROM import")
gives 0 "taken back: act $late" klar undo "$late"
gives 0 "taken back: act $quiet" klar undo "$quiet"
gives 0 '1 of them ends on 28-02-2021' month 2021-02-28 --dry-run "$T/k2.csv"
gives 0 'done again' klar redo
gives 0 'nothing ends, for a file about a later day' month 2021-02-28 --dry-run "$T/k2.csv"
# A file of which no row was understood was no list.
n=$(acts)
printf 'Navn;Organisation\nÅse Lund;Ingen\n' >"$T/k3.csv"
month 2021-04-20 "$T/k3.csv" >/dev/null
is "$(acts)" "$n" "nothing but rejected rows"

# An end by being left out is a guess: a later file with the row, about a day
# before that end, takes it away; every day is answered as if it had stood.
aged() {
	rm -f "$DB" && klar init >/dev/null || die init
	cat >"$T/jan.csv" <<-'END'
	Firma;Løsning;Kommune;Fase;Dato;Opgjort
	Formpipe;Acadre;Odense;I drift;15-01-2021;20-01-2021
	Formpipe;Acadre;Vejle;I drift;15-01-2021;20-01-2021
	END
	month 2021-01-31 --list installations --map Fase=Status --save-profile P --gone archive "$T/jan.csv" >/dev/null || die jan
	sed '/Vejle/d' "$T/jan.csv" >"$T/feb.csv"
	gives 0 '1 of them ends on 28-02-2021' month 2021-02-28 "$T/feb.csv"
}
vejle() { sqlite3 "$DB" "SELECT group_concat(ifnull(valid_from, '') || '-' || ifnull(valid_to, '')) FROM installation WHERE municipality_id = (SELECT id FROM municipality WHERE name = 'Vejle')"; }
on() { klar list installations Vejle --as-of "$1" --csv --plain 2>/dev/null | sed 1d | wc -l; }
aged
gives 0 'it had ended on 28-02-2021, since a list left it out' month 2021-03-31 --dry-run "$T/jan.csv"
grep -q '  came_back  ' "$T/stdout" || die "$(cat "$T/stdout")"
grep -q '0 new, 1 changed, 1 same' "$T/stdout" || die "$(cat "$T/stdout")"
is "$(vejle)" -2021-02-28 "a dry run"
gives 0 '0 new, 1 changed, 1 same' month 2021-03-31 "$T/jan.csv"
is "$(vejle)" - "it lives on"
for day in 2021-02-10 2021-02-28 2021-03-10 2021-03-31; do
	is "$(on $day)" 1 "on $day"
done
gives 0 '0 new, 0 changed, 2 same' month 2021-03-31 "$T/jan.csv"
gives 0 'taken back' klar undo
is "$(vejle)" -2021-02-28 "undone"
# Left out once more, it ends then; a file about the day before is too early.
gives 0 'done again' klar redo
gives 0 '1 of them ends on 20-04-2021' month 2021-04-20 "$T/feb.csv"
month 2021-04-10 "$T/jan.csv" >/dev/null || die early
is "$(vejle)" -2021-04-20 "an earlier file"
gives 0 '1 changed' month 2021-04-20 "$T/jan.csv"
is "$(vejle)" - "the file of that day, sent again"

# A person's word, a vendor switch and a list that says that it ended stand.
aged
klar undo >/dev/null || die undo
klar switch Vejle Acadre SBSYS --on 2021-02-28 >/dev/null || die switch
month 2021-02-28 "$T/feb.csv" >/dev/null || die feb
month 2021-03-31 "$T/jan.csv" >/dev/null || die switched
is "$(vejle | tr , '\n' | head -n 1)" -2021-02-28 "a person said so"
aged
printf 'Firma;Løsning;Kommune;Fase;Dato;Opgjort\nFormpipe;Acadre;Odense;I drift;15-01-2021;20-01-2021\nFormpipe;Acadre;Vejle;Ophørt;20-02-2021;\n' >"$T/slut.csv"
klar undo >/dev/null || die undo
month 2021-02-28 "$T/slut.csv" >/dev/null || die slut
is "$(vejle)" -2021-02-20 "a list said so"
month 2021-03-31 "$T/jan.csv" >/dev/null || die said
is "$(vejle)" -2021-02-20 "a list said so, and it stands"
# When it ended is told after the guess, before it or later: there is one still.
for day in 20-02-2021 10-03-2021; do
	aged
	sed "s/Ophørt;20-02-2021/Ophørt;$day/" "$T/slut.csv" >"$T/sagt.csv"
	gives 0 '0 new, 1 changed, 1 same' month 2021-03-15 "$T/sagt.csv"
	said=$(vejle)
	test "$said" = "-$(echo $day | awk -F- '{ print $3 "-" $2 "-" $1 }')" || die "told on $day: $said"
	month 2021-03-31 "$T/jan.csv" >/dev/null || die "told, and back"
	is "$(vejle)" "$said" "told, and it stands"
	gives 0 'taken back' klar undo
	is "$(vejle)" -2021-02-28 "the guess again"
done
# What began when that had ended is another.
sed 's/Opgjort/Opgjort;Fra;Til/; s/Ophørt;20-02-2021;/Aftalt;01-03-2021;05-03-2021;01-03-2021;10-03-2021/; s/20-01-2021$/&;;/' "$T/slut.csv" >"$T/ny.csv"
gives 0 '1 new, 0 changed, 1 same' month 2021-03-15 --list installations --map Fase=Status "$T/ny.csv"
is "$(vejle | tr , '\n' | sort)" "-2021-02-28
2021-03-01-2021-03-10" "another life"
exit 0
