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
exit 0
