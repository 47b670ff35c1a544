#!/bin/sh
# "Needs somebody" is the walk's word: what is implied met by a list, does not
# apply or stands on an installation that has ended asks for nobody; and on a
# day before a step was ticked it was late.
. "$TOP/tests/cli/lib.sh"
example
asks() { klar report overview "$@" --json 2>/dev/null | python3 -c 'import json,sys
for s in json.load(sys.stdin)["sheets"]:
    if s.get("key", s.get("name")) == "attention":
        for r in s["rows"]: print(r["kind"], r["subject"], r["step"], r["who"] or "-")'; }
late() {	# of a course on a day, by its own report
	klar show "$1" --as-of "$2" --csv --plain | grep -c 'late'; }

test -z "$(asks)" || die "somebody is asked for at once: $(asks)"
there=$(klar list installations --status 'i drift' --system Fasit --csv --plain |
	awk -F, 'NR == 2 { print $1 }')
gives 0 'due' klar set "$there/Fasit" 4 due=01-04-2021
test -z "$(asks)" || die "implied by 'I drift' and late: $(asks)"

gives 0 'due' klar set Acadre I4 due=01-04-2021
test "$(asks)" = 'late Acadre I4 -' || die "late: $(asks)"
gives 0 'brugervendt' klar set Acadre brugervendt=nej
test -z "$(asks)" || die "does not apply and late: $(asks)"

# The same marks on every day.
gives 0 'due' klar set Acadre F1 due=10-04-2021 owner=ml
gives 0 'met' klar tick Acadre F1 --date 20-04-2021
test -z "$(asks)" || die "ticked and late: $(asks)"
test "$(asks --as-of 2021-04-15)" = 'late Acadre F1 ml' ||
	die "late on the 15th: $(asks --as-of 2021-04-15)"
test "$(late Acadre 2021-04-15)" = 1 || die "show differs from the overview"
test -z "$(asks --as-of 2021-04-10)" || die "late on the very day"

# A waiver that ends is late and lapsed from the day after; waits, the longest
# first.
gives 0 'due' klar set Acadre F2 due=12-04-2021
gives 0 'waived' klar waive Acadre F2 --until 29-04-2021 --reason x --approver Bo
gives 0 'waiting' klar wait VITAE F2 --for vendor --since 12-04-2021
gives 0 'waiting' klar wait VITAE F1 --for vendor --who 'Åse' --since 11-04-2021
asks --as-of 2021-04-29 >"$T/out"
same "$T/out" <<'EOF'
waiting VITAE F1 Åse
waiting VITAE F2 vendor
lapsing Acadre F2 Bo
EOF
asks --as-of 2021-04-30 >"$T/out"
same "$T/out" <<'EOF'
late Acadre F2 -
lapsed Acadre F2 Bo
waiting VITAE F1 Åse
waiting VITAE F2 vendor
EOF

# An installation that has ended asks for nobody any more.
code=$(klar list installations --status 'endnu ikke aftalt' --system Fasit --csv --plain |
	awk -F, 'NR == 2 { print $1 }')
gives 0 'due' klar set "$code/Fasit" 1 due=05-04-2021
asks --as-of 2021-04-12 | grep -q '/ .*Fasit 1 -$' || die "not late: $(asks)"
sqlite3 "$DB" "UPDATE installation SET valid_to = '2021-04-20' WHERE
	municipality_id = (SELECT id FROM municipality WHERE code = '$code')
	AND system_id = (SELECT id FROM system WHERE name LIKE '%Fasit')"
asks | grep 'Fasit' && die "it has ended, and is late"
asks --as-of 2021-04-12 | grep -q 'Fasit 1' || die "it was late while it lived"
