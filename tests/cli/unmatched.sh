#!/bin/sh
# A name that is none, or a filter that lets nothing through, is never an
# empty report that looks like an answer: status 1 and a sentence on standard
# error, which names what there is.
. "$TOP/tests/cli/lib.sh"
example

# says PATTERN klar...: status 1, and that on standard error.
says() {
	pattern=$1; shift
	gives 1 "$pattern" "$@"
	grep -q -e "$pattern" "$T/stderr" || die "$* said it elsewhere"
}
# refused PATTERN klar...: the same, and no report beside it.
refused() {
	says "$@"
	test ! -s "$T/stdout" || die "$2 $3 $4 $5 wrote: $(cat "$T/stdout")"
}
courses='forloeb1, forloeb2, forloeb3, forloeb4'
refused "matches 'forloeb9', and no course is called 'forloeb9'; there are $courses" klar report timeline forloeb9
refused "matches 'forloeb9 owner:ml', and no course" klar report timeline forloeb9 owner:ml
refused "no system on a course matches 'vendor:kmdd'$" klar report timeline vendor:kmdd
refused "no system on Forløb 1 matches 'vendor:kmdd'$" klar report timeline forloeb1 vendor:kmdd
refused "no system on Forløb 3 matches 'kmd'$" klar report timeline forloeb3 kmd
refused "no course is called 'tilslutning'" klar report timeline tilslutning
refused "no course is called 'forloeb9'; there are $courses" klar report course forloeb9
refused "no course is called 'klik-gdpr'" klar report course klik-gdpr
refused "intet system på Forløb 1 passer til 'kmdd'" klar --lang da report timeline forloeb1 kmdd
gives 1 '"error":{"status":1,"text":"no system' klar report timeline forloeb9 --json
gives 1 "no field is called 'vendr'; did you mean vendor" klar report timeline vendr:kmd

# A course has a title too, and its case is nothing.
gives 0 'Timeline as of 27-04-2021, Forløb 1$' klar report timeline 'forløb 1'
test "$(klar report timeline 'Forløb 1' --csv)" = "$(klar report timeline forloeb1 --csv)" ||
	die "the title is not the course"
gives 0 '^Forløb 1 as of' klar report course FORLOEB1
gives 0 'no system is enrolled' klar report timeline forloeb3
gives 0 '^Forløb 3 as of' klar report course forloeb3

refused "nothing in the matrix matches 'foobar'" klar report matrix foobar
refused "nothing in the matrix matches 'area:nonsense'" klar report matrix area:nonsense --csv
refused "nothing in the matrix matches 'acadre odensee'" klar report matrix acadre odensee

# Nobody needs to be chased: true of me, unknown of a slip of the fingers.
gives 0 'nobody needs to be chased' klar report inbox
gives 0 'nobody needs to be chased' klar report inbox --owner all
refused "'mll' owns nothing of what is owed; nobody does" klar report inbox --owner mll
klar set VITAE owner=ml >/dev/null || die owner
klar tick VITAE F1 >/dev/null || die tick
gives 0 'ml\|more are owed' klar report inbox --owner ML
refused "'mll' owns nothing of what is owed; the owners are ml$" klar report inbox --owner mll

# Lists say what was asked, in every form; a program has the empty table too.
says 'Systems: none passes the filter (foo)$' klar list systems foo
says 'passes the filter (foo) area="ESDH"$' klar list systems foo --area esdh --csv
says 'Open items: there are none$' klar list items --json
python3 -c 'import json, sys
assert json.load(sys.stdin)["sheets"][0]["rows"] == []' <"$T/stdout" || die json
says 'no act passes the filter' klar log --filter who:nobody
gives 1 'There are no saved views' klar view
gives 1 'no open item is left' klar item
says 'nothing matched' klar export systems --filter foo
says 'nothing matched' klar export contacts --vendor KMD "$T/none.csv"
gives 0 'Navn' klar export contacts
