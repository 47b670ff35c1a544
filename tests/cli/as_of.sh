#!/bin/sh
# Counts of installations are those of the day that is asked about, and agree
# with the list behind them.
. "$TOP/tests/cli/lib.sh"
example
sqlite3 "$DB" "UPDATE installation SET valid_to = '2026-12-31' WHERE
	municipality_id = (SELECT id FROM municipality WHERE name = 'Kolding')
	AND system_id = (SELECT id FROM system WHERE name = 'eDoc')"
of_kolding() { klar list municipalities "$@" --csv --plain | awk -F, '$2 == "Kolding" { print $NF }'; }
of_edoc() { klar list systems "$@" --json | python3 -c 'import json,sys
print(*[r["installations"] for r in json.load(sys.stdin)["sheets"][0]["rows"] if r["system"] == "eDoc"])'; }
listed() { klar list installations "$@" --csv --plain | awk 'NR > 1' | wc -l; }
told() { klar report rollout "$@" --csv --plain 2>/dev/null | awk -F, '$3 == "eDoc" { print $8 }'; }
for day in 2021-04-27 2026-12-30 2026-12-31; do
	n=$(listed --municipality Kolding --as-of $day)
	test "$(of_kolding --as-of $day)" = "$n" ||
		die "Kolding on $day: $(of_kolding --as-of $day), not $n"
	test "$(of_edoc --as-of $day)" = "$(told --as-of $day)" ||
		die "eDoc on $day: $(of_edoc --as-of $day), not $(told --as-of $day)"
done
test "$(of_edoc --as-of 2026-12-30) $(of_edoc --as-of 2026-12-31)" = '18 17' ||
	die "eDoc: $(of_edoc --as-of 2026-12-30) $(of_edoc --as-of 2026-12-31)"
test "$(of_kolding)" = "$(listed --municipality Kolding)" || die "Kolding today"
