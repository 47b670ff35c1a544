#!/bin/sh
# Lists under T: the rows of the day, and a line about what is of now.
. "$TOP/tests/screen/lib.sh"
DB=$T/klar.db
k() { "$KLAR" --db "$DB" "$@" >/dev/null || fail "klar $*"; }
k init
k item add KMD Prisbilag opened=01-03-2021 due=20-03-2021
k item add KMD Testplan opened=10-04-2021
k item close 1 --date 15-04-2021
play 80x24 "$KLAR" --db "$DB" <<'END'
:list items
expect closed
expect-not as they are now
:as-of 2021-04-09
expect AS OF 9 Apr 2021
expect Open items  1 of 1
expect still open
expect due date, owner and note have no days: they are told as they are now
:list contact-log
expect-not as they are now
keys q
keys T <C-u> <Enter>
expect closed
expect-not as they are now
END
# Acts are counted on the day, too: none of these had happened.
play 80x24 "$KLAR" --db "$DB" <<'END'
:as-of 05-03-2021
:list acts
expect Acts  0 of 0
END
# A request is what was changed last.
k tick VITAE F1
k waive VITAE F2 --ask Jens --until +4w --reason venter
play 80x24 "$KLAR" --db "$DB" <<'END'
keys g .
expect VITAE
expect F2
expect waiver
END
