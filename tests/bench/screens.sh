# Every screen in a real terminal line at 120x40, over a store with the days
# of coordinators in it (day.sql), beside less on a file of the same rows.
# Part of run.sh. A row a screen: from the key that opens it, or from the
# start, to the first paint, to the last count and the processor time that
# took; then, of one key and of one page, the median, the 95th percentile and
# the processor time; the bytes of a key; the processor time and bytes of a key
# with the panes that follow it when no other comes; a thousand pasted keys; the
# peak of memory. What is over a bar of the design is named behind it. Times are of
# the wall; where even less is late the machine has other work, and a key is
# judged by its processor time.

KEYS=${KEYS:-100}

# look NAME OPENERS COMMAND...: medians of RUNS runs, into $T/NAME.pty
look() {
	name=$1 openers=$2; shift 2
	rm -f "$T/$name.all"
	i=0
	while test $i -lt "$RUNS"; do
		# shellcheck disable=SC2086
		"$tools/ptybench" -n "$KEYS" $openers "$@" >>"$T/$name.all" ||
			echo "bench: $name ended badly" >&2
		i=$((i + 1))
	done
	cut -d' ' -f1 "$T/$name.all" | sort -u | while read -r k; do
		awk -v k="$k" '$1 == k { print $2 }' "$T/$name.all" >"$T/values"
		echo "$k $(median "$T/values")"
	done >"$T/$name.pty"
	last=$(sed -n 's/^open\([0-9]*\) .*/\1/p' "$T/$name.pty" | tail -n 1)
	awk -v o="${last:+open$last}" -v name="$name" '
		{ v[$1] = $2 }
		END {
			p = o == "" ? "first" : o "_first"
			s = o == "" ? "settled" : o
			print name, v[p], v[s], v[s "_cpu"], v["key_p50"],
			    v["key_p95"], v["key_cpu"], v["page_p50"],
			    v["page_p95"], v["page_cpu"], v["key_bytes"],
			    v["paste"], v["hwm_kb"] / 1024, v["rest_cpu"],
			    v["rest_bytes"], v["key_late"] + 0
		}' "$T/$name.pty" >>"$T/screens"
}

rm -f "$T/screens"
tail -n +2 "$list" >"$T/rows.txt"
cp "$T/klar.db" "$T/day.db" && sqlite3 -bail "$T/day.db" \
	<tests/bench/day.sql >/dev/null || echo "bench: no days" >&2
db=$T/day.db
# One area holds all of the list; its total is the last line of the report,
# the fifth number: every installation in one table.
all='-o 7 -o G -o llll -o \r'
look less '-q q' less -R "$T/rows.txt"
look start '' "$klar" --db "$db"
look inbox-mine '-o 2' "$klar" --db "$db"
look inbox-all '-o 2 -o O' "$klar" --db "$db"
look courses '-o 3' "$klar" --db "$db"
look municipalities '-o 4' "$klar" --db "$db"
look municipality '-o 4 -o \r' "$klar" --db "$db"
look matrix '-o 5' "$klar" --db "$db"
look systems '-o gs' "$klar" --db "$db"
look system '-o gs -o \r' "$klar" --db "$db"
look lists '-o gl' "$klar" --db "$db"
look installations '-o gl -o \r' "$klar" --db "$db"
look timeline '-o 6' "$klar" --db "$db"
look rollout '-o 7' "$klar" --db "$db"
look all-rows "$all -e 1001" "$klar" --db "$db"
look history '-o 8' "$klar" --db "$db"
printf '\nScreens, 120x40; ms, of %s keys; %s\n' "$KEYS" \
	"$(sqlite3 "$db" 'SELECT (SELECT count(*) FROM installation) ||
	" installations, " || (SELECT count(*) FROM contact_log) ||
	" lines of the log, " || (SELECT count(*) FROM mark) || " marks"')"
awk -v rows="$ROWS" '
function over(what, value, bar) {
	if (value > bar)
		bad = bad sprintf("%s%s > %s", bad == "" ? "" : ", ", what, bar)
}
function times(a, b) { return b > 0 && a >= 0 ? sprintf("x%.1f", a / b) : "-" }
function f(v) { return v < 0 ? "-" : sprintf(v < 10 ? "%.2f" : "%.0f", v) }
BEGIN {
	row = "%-15s %6s %7s %6s  %5s %5s %5s %6s  %5s %5s %5s %6s  %5s " \
	    "%5s %5s  %5s %6s  %5s %6s  %s\n"
	printf row, "", "paint", "settled", "cpu", "key", "p95", "cpu", "ratio",
	    "page", "p95", "cpu", "ratio", "bytes", "+cpu", "+pane", "paste",
	    "ratio", "MiB", "ratio", ""
}
{
	if ($1 == "less")
		for (i = 2; i <= 13; i++)
			peer[i] = $i
	bad = ""
	# Where less is late too, what is late is the machine.
	over("first paint", $2, peer[2] > 8 ? 60 : 20)
	if (rows <= 100000)
		over("settled", $3, 30)
	over("key", peer[6] > 0.6 ? $7 : $6, 1)
	over("page", peer[9] > 1.8 ? $10 : $9, 3)
	over("keys late", $16, 1)
	over("bytes", $11, 400)
	over("paste", $12, 20); over("MiB", $13, 24)
	printf row, $1, f($2), f($3), f($4), f($5), f($6), f($7),
	    times($5, peer[5]), f($8), f($9), f($10), times($8, peer[8]),
	    sprintf("%.0f", $11), f($14), sprintf("%.0f", $15), f($12),
	    times($12, peer[12]),
	    sprintf("%.1f", $13), times($13, peer[13]),
	    $1 == "less" ? "" : bad == "" ? "held" : "NOT HELD: " bad
}' "$T/screens"
