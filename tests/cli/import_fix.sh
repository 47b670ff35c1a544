# Cells corrected for one run: by line, by word, by the file's header or our
# own name for it; told, in the history too, and the file stays as it is.
. "$TOP/tests/cli/lib.sh"
klar init >/dev/null || die init
cat >"$T/fix.csv" <<'END'
Leverandør;System;Kommunenavn;Status;Dato
Formpipe;Acadre;Kbh.;I drift;15-02-2021
Formpipe;Acadre;kbh. ;I drift;16-02-2021
Formpipe;Acadre;Assens;I drift;31-02-2021
Formpipe;eDoc;KBH.;Aftalt;01-02-2021
;Fasit;Odense;Aftalt;01-02-2021
END
cp "$T/fix.csv" "$T/as_sent.csv"
installed() { sqlite3 "$DB" 'SELECT count(*) FROM installation'; }

gives 1 '1 rejected' klar import --dry-run --fix-value 'Kommune:kbh.=København' \
	--fix '4:dato=28-02-2021' --fix '3:Kommunenavn=Ishøj' \
	--fix '6:Vendor=Ukendt A/S' --fix '5:System=' "$T/fix.csv"
grep -q "corrected: Kommune: 'kbh.' to 'København' (1 cell)" "$T/stdout" || die "$(cat "$T/stdout")"
grep -q '5 cells corrected by hand' "$T/stdout" && die "a rejected row was counted"
grep -q '4 cells corrected by hand' "$T/stdout" || die "$(cat "$T/stdout")"
test "$(installed)" = 0 || die "a dry run kept rows"
gives 0 '0 rejected; 5 cells corrected by hand' klar import --rejects "$T/no.csv" \
	--fix-value 'Kommune:Kbh.=København' --fix '3:Kommunenavn=Ishøj' \
	--fix '4:Dato=28-02-2021' --fix '6:Leverandør=Schultz' "$T/fix.csv"
test ! -e "$T/no.csv" || die "rejects without a rejected row"
test "$(installed)" = 5 || die "not all were written"
gives 0 "corrected by hand: line 3, Kommunenavn: to 'Ishøj'; .*; Kommune: 'Kbh.' to 'København'" klar log
cmp -s "$T/fix.csv" "$T/as_sent.csv" || die "the file was changed"

# Without them it is as it was: what was corrected is not remembered.
gives 1 '5 rejected' klar import --dry-run "$T/fix.csv"
# Rejected all the same: the row is kept as it was sent.
gives 1 '.' klar import --fix '4:Kommunenavn=Nirgends' "$T/fix.csv"
grep -q '^Formpipe;Acadre;Assens;I drift;31-02-2021;bad_date' "$T/fix.afvist.csv" || die "$(cat "$T/fix.afvist.csv")"

# An empty cell, also of a row that is too short to have it.
printf 'Leverandør;System;Kommune;Status\n;Acadre;Odense;Aftalt\nFormpipe;eDoc;Faxe\n' >"$T/short.csv"
gives 1 '1 cell corrected' klar import --dry-run --fix-value 'Status:=Aftalt' "$T/short.csv"
gives 1 'line 3, Status' klar import --dry-run --fix '3:Status=Aftalt' "$T/short.csv"

klar import --json --dry-run --fix-value 'Status:=Aftalt' --fix '2:Leverandør=Formpipe' "$T/short.csv" 2>/dev/null | python3 -c '
import json, sys
r = json.load(sys.stdin)
assert r["corrected"] == 2, r
assert r["corrections"] == [
    {"line": 2, "column": "Leverandør", "value": "Formpipe", "cells": 1},
    {"word": "", "column": "Status", "value": "Aftalt", "cells": 1}], r
' || die "json"

# A dry run says what may be meant, as it is given; programs get the groups.
gives 1 "perhaps: --fix-value 'Kommunenavn:Kbh.=København' (1 row)" klar import --dry-run "$T/fix.csv"
grep -q "perhaps: --fix-value 'Dato:31-02-2021=28-02-2021' (1 row)" "$T/stdout" || die "$(cat "$T/stdout")"
grep -c perhaps "$T/stdout" | grep -q '^4$' || die "$(cat "$T/stdout")"
klar import --json --dry-run "$T/fix.csv" 2>/dev/null | python3 -c '
import json, sys
g = json.load(sys.stdin)["groups"]
assert [(x["reason"], x["column"], x["rows"]) for x in g] == [
    ("missing_value", "Leverandør", 1), ("bad_date", "Dato", 1),
    ("unknown_municipality", "Kommunenavn", 3)], g
assert g[2]["values"][0] == {"value": "Kbh.", "rows": 1, "perhaps": "København"}, g
assert [v["value"] for v in g[2]["values"]] == ["Kbh.", "kbh.", "KBH."], g
' || die "json groups"
gives 1 'rejected' klar import "$T/fix.csv"
grep -q perhaps "$T/stdout" && die "what was imported needs no advice"

# What cannot be is said before anything is read, or written.
gives 2 'LINE:COLUMN=VALUE' klar import --fix 'Kommune=Odense' "$T/fix.csv"
gives 2 'LINE:COLUMN=VALUE' klar import --fix '0:Kommune=Odense' "$T/fix.csv"
gives 2 'COLUMN:WORD=VALUE' klar import --fix-value 'Kommune=Odense' "$T/fix.csv"
gives 1 "no column 'Farve'" klar import --fix '2:Farve=rød' "$T/fix.csv"
gives 1 'no row begins in line 9' klar import --fix '9:Dato=01-02-2021' "$T/fix.csv"
gives 1 'no row begins in line 1' klar import --fix '1:Dato=01-02-2021' "$T/fix.csv"
gives 1 'no cell may hold' klar import --fix "2:Dato=$(printf '\033[2J')" "$T/fix.csv"
gives 2 'for one file' klar import --fix '2:Dato=01-02-2021' "$T/fix.csv" "$T/short.csv"
