#!/bin/sh
# How fast and how small klar is, beside what the same machine does with a
# peer in the same run: run.sh BUILD. Medians of RUNS runs that take turns.
# ROWS=1000000 for the full bars of the design; 100000 otherwise. PARTS names
# what is measured: import, screens, edits. It prints, it never fails on a
# time: a bar is "held" or "NOT HELD".
cd "$(dirname "$0")/../.." || exit 1
build=${1:-build}
ROWS=${ROWS:-100000} RUNS=${RUNS:-3} PARTS=${PARTS:-import screens edits}
klar=$build/klar tools=$build/tests/tools
for p in sqlite3 less awk iconv; do
	command -v $p >/dev/null || { echo "bench: $p is missing"; exit 0; }
done
T=$(mktemp -d "${TMPDIR:-/tmp}/klar-bench.XXXXXX") || exit 1
trap 'rm -rf "$T"' EXIT
trap 'exit 1' INT TERM
export HOME="$T" TZ=UTC LC_ALL=C.UTF-8 LANGUAGE=en TERM=xterm-256color \
	KLAR_NOW="2021-04-27 10:00:00" LESS= LESSHISTFILE=-
unset KLAR_DB LINES COLUMNS

calc() { awk "BEGIN { printf \"%.${2:-3}f\", ($1) }"; }
median() { sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
most() { sort -n "$1" | tail -n 1; }
head_line() {
	printf '\n%-34s %10s %10s %8s   %s\n' "$1" klar "$2" ratio bar
}
# line WHAT OURS PEER UNIT WHAT-IS-JUDGED BAR BAR-IN-WORDS
line() {
	r=- p=-
	if test -n "$3"; then
		r=$(calc "$3 > 0 ? $2 / $3 : 0" 2) p=$3
	fi
	v=
	if test -n "$6"; then
		v=$(calc "$5 <= $6 ? 1 : 0" 0)
		test "$v" = 1 && v="held" || v="NOT HELD"
	fi
	printf '%-34s %10s %10s %8s   %-22s %s\n' "$1" "$2 $4" "$p" "$r" \
		"${7:-}" "$v"
}

list=$T/list.csv
awk -v rows="$ROWS" -f tests/bench/rows.awk \
	import/programme/01_municipalities.csv >"$list"
echo "klar $("$klar" version | head -n 1 | sed 's/^klar //')," \
	"SQLite $(sqlite3 --version | cut -d' ' -f1), $(nproc) cores;" \
	"$ROWS rows, $(($(wc -c <"$list") / 1000000)) MB, medians of $RUNS"

note() {			# remember the cost under a name
	cut -d' ' -f1 "$T/cost" >>"$T/$1.s"
	cut -d' ' -f2 "$T/cost" >>"$T/$1.kb"
}
of() { awk -v k="$2" '$1 == k { print $2 }' "$T/$1.pty"; }

"$klar" --db "$T/empty.db" init >/dev/null || exit 1
case $PARTS in
*import*)	. tests/bench/imports.sh ;;
*)	cp "$T/empty.db" "$T/klar.db"
	"$klar" --db "$T/klar.db" import "$list" >/dev/null ;;
esac
for part in screens edits; do
	case $PARTS in
	*$part*)	. "tests/bench/$part.sh" ;;
	esac
done
