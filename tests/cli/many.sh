#!/bin/sh
# One deed to many: one act and one undo, a line for each row that the rules
# refused, more than twenty asked for, all or none when wanted.
. "$TOP/tests/cli/lib.sh"
example
acts() { sqlite3 "$DB" "SELECT count(*) FROM act"; }
all_out() {			# everything export can write, as one text
	for l in statuses installations systems; do
		klar export "$l" --plain || die "export $l"
	done >"$1"
	contents >>"$1"
}

# Several subjects: what is possible is done and the rest is told.
all_out "$T/before"
n=$(acts)
gives 1 'VITAE F1 and 2 more: met; 2 refused; 1 already so' klar tick \
	VITAE VITAE 'KMD Sag' Acadre Nobody eDoc F1
grep -q 'KMD Sag *F1 *refused *KMD Sag is on no course' "$T/stdout" || die "why KMD Sag: $(cat "$T/stdout")"
grep -q "Nobody *refused *there is no 'Nobody'" "$T/stdout" || die "who is Nobody"
grep -q 'already so' "$T/stdout" || die "VITAE twice"
test "$(acts)" -eq $((n + 1)) || die "not one act"
gives 0 'VITAE F1 and 2 more: met' klar log
gives 0 'taken back' klar undo
all_out "$T/after"
cmp "$T/before" "$T/after" || die "undo of many left something"

# Steps of several subjects, each judged after the one before it.
gives 0 'VITAE F1 and 3 more: met' klar tick VITAE eDoc F1 F2
gives 0 '.' klar undo
# Nothing possible: nothing written, refused by a rule.
n=$(acts)
gives 3 'nothing was changed; 3 refused' klar pass VITAE Acadre eDoc
gives 3 'F9 refused\|F9' klar tick VITAE eDoc K8
gives 3 'refused, so nothing was changed' klar tick VITAE 'KMD Sag' F1 --strict
grep -q 'KMD Sag *F1 *refused' "$T/stdout" || die "strict does not tell the row"
test "$(acts)" -eq "$n" || die "an act without a change"
# A step nobody knows, and a word that is neither.
gives 1 'no step' klar tick VITAE X9
gives 1 "there is no 'X9'" klar tick VITAE X9 F1
gives 0 '.' klar undo

# A dry run shows every row and keeps nothing.
n=$(acts)
gives 0 'dry run, nothing is kept' klar tick VITAE eDoc next --dry-run
test "$(grep -c ' F1  *will be  *met' "$T/stdout")" -eq 2 || die "plan: $(cat "$T/stdout")"
test "$(acts)" -eq "$n" || die "a dry run left an act"

# From a file: names one a line, a mark of order, CRLF, comments, blanks.
printf '\357\273\277VITAE\r\n\n# not this\n  Nexus  \n' >"$T/names"
gives 0 'VITAE F1 and 1 more: waiting' klar wait --from "$T/names" next --for vendor --who 'Åse Krogh'
gives 0 'owner = ml' klar set --from - F1 F2 owner=ml <"$T/names"
test "$(sqlite3 "$DB" "SELECT count(*) FROM mark WHERE owner = 'ml'")" -eq 4 || die "set --from"
printf 'bl\345b\346r\n' >"$T/cp1252"
gives 2 'cp1252:1: this is not UTF-8' klar tick --from "$T/cp1252" F1
gives 1 'No such file' klar tick --from "$T/nothere" F1
gives 2 'use: klar tick' klar tick --from "$T/names"

# Of installations the next step of each; more than twenty want a word.
sqlite3 "$DB" "SELECT m.name || '/' || s.name FROM installation i JOIN municipality m ON m.id = i.municipality_id JOIN system s ON s.id = i.system_id WHERE i.valid_to IS NULL AND i.operation_on IS NULL ORDER BY i.id LIMIT 21" >"$T/21"
n=$(acts)
gives 2 'this is 21 rows' klar set --from "$T/21" next due=+2u </dev/null
head -20 "$T/21" >"$T/20"
gives 0 'due = 11-05-2021' klar set --from "$T/20" next due=+2u </dev/null
printf 'bulk-guard = 19\n' >"$T/klar.conf"
gives 2 'this is 20 rows' klar --config "$T/klar.conf" set --from "$T/20" next due=+3u </dev/null
gives 0 'and 20 more: owner = ml' klar set --from "$T/21" next owner=ml --yes
test "$(acts)" -eq $((n + 2)) || die "not two acts"
test "$(sqlite3 "$DB" "SELECT count(*) FROM mark WHERE owner = 'ml' AND due_date IS NOT NULL")" -eq 20 || die "the next of each"

# For programs.
klar tick VITAE 'KMD Sag' F1 --json >"$T/out"
python3 - "$T/out" <<'END' || die "json: $(cat "$T/out")"
import json, sys
d = json.load(open(sys.argv[1]))
r = d["rows"]
assert d["act"] > 0 and d["changes"] == 1 and len(r) == 2, d
assert r[0]["subject"] == "VITAE" and r[0]["result"] == "done", r
assert r[1]["result"] == "refused" and "no course" in r[1]["text"], r
END
klar tick VITAE eDoc F1 --csv --plain | grep -q '^VITAE,F1,same,' || die csv

# Answered on a terminal: no leaves all as it is, yes does it.
command -v script >/dev/null || exit 0
n=$(acts)
printf 'n\n' | script -qec "'$KLAR' --db '$DB' set --from '$T/21' next note=x" /dev/null >"$T/out"
grep -q 'do it? (y/n)' "$T/out" || die "not asked: $(cat "$T/out")"
test "$(acts)" -eq "$n" || die "no was taken for yes"
printf 'y\n' | script -qec "'$KLAR' --db '$DB' set --from '$T/21' next note=x" /dev/null >"$T/out"
test "$(acts)" -eq $((n + 1)) || die "yes was not heard: $(cat "$T/out")"
