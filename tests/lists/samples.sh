#!/bin/sh
# Every file of import/samples through the command line into a new store: the
# report, and the file of rejects, as they stand in samples.out. UPDATE=1
# writes that file anew.
. "$TOP/tests/cli/lib.sh"
DB=$T/born.db
klar init >/dev/null || die init
cp "$TOP"/import/samples/*.csv "$T" || die cp
cd "$T" || die cd
for f in *.csv; do
	case $f in *.afvist.csv) continue ;; esac
	DB=$T/one.db
	cp "$T/born.db" "$DB" || die cp
	echo "== $f"
	klar import --status-date 2021-03-31 "$f" 2>&1
	echo "exit $?"
	r=${f%.csv}.afvist.csv
	test ! -e "$r" || { echo "-- $r"; cat -v "$r"; }
	klar check >"$T/check" 2>&1
	test $? -le 1 || die "$f: $(cat "$T/check")"
done >"$T/got"
if test -n "${UPDATE:-}"; then
	cp "$T/got" "$TOP/tests/lists/samples.out"
fi
diff -u "$TOP/tests/lists/samples.out" "$T/got" || die "a report differs"
test "$(LC_ALL=C tr -d '\n\t -~' <"$T/got" | LC_ALL=C tr -d '\200-\377' |
	wc -c)" -eq 0 || die "a control character came through"
