#!/bin/sh
# The lists under --as-of: what came later is not there, what ended later
# still stands, and what has no day in the store is said to be of now.
. "$TOP/tests/cli/lib.sh"
klar init >/dev/null || die init
klar item add KMD Prisbilag opened=01-03-2021 due=20-03-2021 >/dev/null || die item
klar item add KMD Testplan opened=10-04-2021 >/dev/null || die item
klar item close 1 --date 15-04-2021 >/dev/null || die close
klar contact add 'KMD/Åse Krogh' role=Projektleder >/dev/null || die contact
klar contact 'Åse Krogh' 1 --date 05-04-2021 --promise 12-04-2021 >/dev/null || die log
klar contact 'Åse Krogh' 1 --date 14-04-2021 >/dev/null || die log
klar contact close 'Åse Krogh' >/dev/null || die gone
klar tick VITAE F1 F2 --date 01-04-2021 >/dev/null || die tick
klar wait VITAE F3 --for vendor --since 10-04-2021 >/dev/null || die wait
rows() { klar list "$@" --csv --plain 2>/dev/null | sed 1d; }
is() { test "$1" = "$2" || die "'$1' is not '$2'"; }

# An open item: not yet, open, late, closed since.
items="items --columns title,status,status_on,late"
is "$(rows $items --as-of 2021-02-28)" ''
is "$(rows $items --as-of 2021-03-15)" 'Prisbilag,open,2021-03-01,no'
is "$(rows $items --as-of 2021-04-14 | sort)" 'Prisbilag,open,2021-03-01,yes
Testplan,open,2021-04-10,no'
is "$(rows $items --as-of 2021-04-15 | sed -n 1p)" 'Prisbilag,closed,2021-04-15,no'
is "$(rows $items | sed -n 1p)" 'Prisbilag,closed,2021-04-15,no'
is "$(rows items status:open --as-of 2021-04-14 --columns title | wc -l)" 2

# Who sold what, and owed how much, on the day.
vendor="vendors vendor=KMD --columns contacts,items"
is "$(rows $vendor --as-of 2021-02-28)" 1,0
is "$(rows $vendor --as-of 2021-04-14)" 1,2
is "$(rows $vendor)" 0,1

# A contact was there until the day of leaving; the last word is of the day.
contact="contacts --columns name,asked_on,gone_on"
is "$(rows $contact --as-of 2021-04-01)" 'Åse Krogh,,'
is "$(rows $contact --as-of 2021-04-13)" 'Åse Krogh,2021-04-05,'
is "$(rows $contact)" 'Åse Krogh,2021-04-14,2021-04-27'

# A promise is not there before it was made.
gives 1 '^0$' klar list contact-log 'promise_on:12-04-2021' --count --as-of 2021-04-04
gives 0 '^1$' klar list contact-log 'promise_on:12-04-2021' --count --as-of 2021-04-05

promise="promises --columns promise_on,state,contact,on"
is "$(rows $promise --as-of 2021-04-04)" ''
is "$(rows $promise --as-of 2021-04-12)" '2021-04-12,pending,Åse Krogh,2021-04-05'
is "$(rows $promise --as-of 2021-04-13)" '2021-04-12,broken,Åse Krogh,2021-04-05'
gives 0 '^1$' klar list løfter status:brudt --count
klar item close 1 --date 10-04-2021 >/dev/null && klar item reopen 1 >/dev/null && klar item close 1 --date 10-04-2021 >/dev/null || die close
is "$(rows $promise)" '2021-04-12,kept,Åse Krogh,2021-04-05'
klar undo >/dev/null && klar undo >/dev/null || die undo

# Nobody was waited for before the waiting began.
steps="steps step:F3 --columns name,state,since,who"
is "$(rows $steps --as-of 2021-04-09)" 'VITAE,open,,'
is "$(rows $steps --as-of 2021-04-10)" 'VITAE,waiting,2021-04-10,'

# Acts are of their day.
gives 1 '^0$' klar list acts --count --as-of 2021-04-26
test "$(klar list acts --count --as-of 2021-04-27)" -gt 5 || die acts

# What has no day is told, in one line, only where a day is asked for.
for r in installations systems municipalities vendors contacts items payments \
    steps targets courses prices; do
	klar list $r --as-of 2021-04-01 >"$T/out"
	test "$(grep -c 'as they are now\|as it is now' "$T/out")" = 1 ||
		die "$r does not say what is of now: $(cat "$T/out")"
	klar list $r >"$T/out"
	grep -q 'as they are now\|as it is now' "$T/out" && die "$r says it today"
done
for r in requests measures contact-log promises acts; do
	klar list $r --as-of 2021-04-27 | grep -q 'as they are now' && die "$r has days"
done
gives 0 'har ingen dage' klar --lang da list items --as-of 2021-04-20
exit 0
