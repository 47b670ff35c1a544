#!/bin/sh
# The matrix as a report: its sums are those of the rollout table, it is
# narrowed on both axes, and it says what it leaves out.
. "$TOP/tests/cli/lib.sh"
example
klar report matrix --as-of 2021-03-31 --csv --plain 2>/dev/null >"$T/all" ||
	die matrix
test "$(wc -l <"$T/all")" -eq 99 || die "98 municipalities: $(wc -l <"$T/all")"
# Each system's statuses, counted by column, are the rollout table's.
awk -F, 'NR == 1 { for (i = 3; i <= NF - 2; i++) name[i] = $i; next }
	{ for (i in name) { split($i, w, ":"); n[name[i] "," w[1]]++ } }
	END { for (i in name) printf "%s,%d,%d,%d\n", name[i],
		n[name[i] ",operation"], n[name[i] ",agreed"],
		n[name[i] ",not_agreed"] }' "$T/all" | sort >"$T/counted"
klar report rollout --as-of 2021-03-31 --csv --plain 2>/dev/null |
	awk -F, 'NR > 1 && $2 { printf "%s/%s,%d,%d,%d\n", $2, $3, $4, $5, $6 }' |
	sort >"$T/table"
test "$(wc -l <"$T/table")" -eq 7 || die "the rollout table"
grep -v ',0,0,0$' "$T/counted" | same "$T/table"
# In operation of the systems that are ready: 16 Jobcenter and 19 ESDH.
awk -F, 'NR > 1 { n += $(NF - 1) } END { print n }' "$T/all" >"$T/sum"
echo 35 | same "$T/sum"
klar report matrix --as-of 2020-10-31 --csv --plain 2>/dev/null |
	grep -q operation: && die "in operation before anything was"

# Narrowed: by field, by words on the axis where they make a difference.
columns() { head -n 1 "$T/out" | tr , '\n' | grep -c /; }
narrowed() {
	rows=$1 cols=$2; shift 2
	klar report matrix --csv --plain -- "$@" 2>/dev/null >"$T/out" || die "$*"
	test "$(($(wc -l <"$T/out") - 1))x$(columns)" = "${rows}x$cols" ||
		die "$*: $(wc -l <"$T/out") lines, $(columns) systems"
}
narrowed 22 5 region:syddanmark omraade:esdh
narrowed 1 5 esdh odense
narrowed 1 2 461 jobcenter
narrowed 97 11 -kommune:odense
narrowed 98 10 -system:acadre
narrowed 1 11 aarhus
gives 1 'nothing in the matrix matches' klar report matrix nosuchname
gives 1 'the matrix is narrowed by municipality' klar report matrix status:agreed
gives 1 'no field is called' klar report matrix regoin:x

# Steps, what waits and what is late are on the cell.
klar tick Odense/Acadre 1 >/dev/null 2>&1
klar wait Albertslund/Acadre 1 --for municipality --since 2021-04-01 >/dev/null ||
	die wait
klar set Egedal/Acadre 1 due=2021-04-01 >/dev/null || die due
klar report matrix system:acadre --csv --plain 2>/dev/null >"$T/out"
grep -q '^0165,Albertslund,not_agreed:1:waiting,' "$T/out" || die "waiting: $(cat "$T/out")"
grep -q '^0240,Egedal,not_agreed:1:late,' "$T/out" || die "late: $(cat "$T/out")"
gives 0 '^0165  Albertslund  *\.1w' klar report matrix system:acadre
gives 0 'Albertslund; .*: not yet agreed, step 1, waiting;' klar report matrix system:acadre --plain
! grep -q 'not agreed, at' "$T/stdout" || die "letters are explained"
gives 0 '^0165  Albertslund  *\.1w' klar --lang da report matrix system:acadre
