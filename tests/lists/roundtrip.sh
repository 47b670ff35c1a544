#!/bin/sh
# Every list, walked: its template is known for what it is, what export writes
# is read back in both dialects and after Danish Excel without a change, the
# manual shows it by an example.
. "$TOP/tests/cli/lib.sh"
klar init >/dev/null || die init
cp "$TOP"/import/samples/*.csv "$T" || die cp
for f in leverandoerliste kommuner forloeb trin installationer trinstatus \
    klik_svar kontakter udestaaender betalingskrav maal maalinger opgoerelser \
    priser aliasser; do
	klar import --status-date 2021-03-31 "$T/$f.csv" >"$T/said" 2>&1 ||
		die "$f: $(cat "$T/said")"
done
lists=$(klar lists --csv --plain | sed 1d | cut -d, -f1)
test "$(echo "$lists" | wc -l)" -ge 15 || die "lists: $lists"

# Which list a file was, and that all of it was the same.
same_as() {		# LIST FILE OPTIONS...
	l=$1 f=$2; shift 2
	klar import --json --status-date 2021-03-31 "$@" "$f" >"$T/json" ||
		die "$l: $(cat "$T/json")"
	python3 - "$l" "$T/json" <<-'END' || die "$l: $(cat "$T/json")"
	import json, sys
	d = json.load(open(sys.argv[2], encoding="utf-8"))
	assert d["list"] == sys.argv[1], d["list"]
	assert d["rows"] > 0 and d["rows"] == d["same"], d
	END
}
contents >"$T/before"
for l in $lists; do
	klar lists --template "$l" >"$T/t.csv" || die "template $l"
	test "$(wc -l <"$T/t.csv")" = 1 || die "$l: template"
	gives 1 'header_only' klar import --list "$l" "$T/t.csv"
	klar export "$l" "$T/$l.out.csv" >/dev/null || die "export $l"
	head -n 1 "$T/$l.out.csv" | cmp -s - "$T/t.csv" || die "$l: headers"
	same_as "$l" "$T/$l.out.csv" --list "$l"
	same_as "$l" "$T/$l.out.csv"
	klar --plain export "$l" >"$T/$l.plain.csv" || die "export $l"
	same_as "$l" "$T/$l.plain.csv" --list "$l"
	python3 "$TOP/tests/cli/excel.py" "$T/$l.out.csv" "$T/$l.excel.csv" ||
		die "excel $l"
	same_as "$l" "$T/$l.excel.csv" --list "$l"
	# A list's Danish word does for it, too.
	danish=$(klar lists --csv --plain | sed -n "s/^$l,\([^,]*\),.*/\1/p")
	klar lists --template "$danish" | cmp -s - "$T/t.csv" || die "$danish"
done
contents | diff "$T/before" - || die "something changed"

# An example for each in klar-lists(5): its list is read by one of them.
cd "$T" && mkdir -p ex && cd ex || die cd
awk '
	/^\.Ed/ { file = "" }
	/^\$ cat / { file = $3; printf "" >file; next }
	/^\$ / { file = "" }
	file != "" { gsub(/\\-/, "-"); print >file }
' "$TOP/man/klar-lists.5.in"
DB=$T/ex.db
klar init >/dev/null || die init
for f in *.csv; do
	klar import --dry-run --json "$f" 2>/dev/null
done | python3 -c '
import json, sys
text, found, at = sys.stdin.read(), set(), 0
decoder = json.JSONDecoder()
while at < len(text):
    d, at = decoder.raw_decode(text, at)
    found.add(d["list"])
    while at < len(text) and text[at].isspace():
        at += 1
missing = set(sys.argv[1:]) - found
assert not missing, missing' $lists || die "klar-lists(5) shows no example"
