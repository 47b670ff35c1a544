#!/bin/sh
# A system that is on no course has no steps, but is shown and edited.
. "$TOP/tests/cli/lib.sh"
example
gives 0 'it is on no course' klar show SBSYS
klar show SBSYS --csv --plain 2>/dev/null >"$T/out"
grep -q '^operation,2$' "$T/out" && grep -q '^agreed,15$' "$T/out" ||
	die "its installations: $(cat "$T/out")"
klar show SBSYS --as-of 2020-10-31 --csv --plain 2>/dev/null |
	grep -q '^operation,0$' || die "before anything was in operation"
gives 0 'SBSYS: owner = Bo' klar set SBSYS owner=Bo 'note=ring'
gives 0 'Bo' klar show SBSYS
gives 0 'owner' klar log SBSYS
gives 0 'taken back' klar undo
klar show SBSYS | grep -q Bo && die "undone"
gives 2 'has no' klar set SBSYS bob=ja
gives 1 'on no course' klar set SBSYS F1 owner=Bo
gives 1 'on no course' klar tick SBSYS F1
