#!/bin/sh
# Every example of the manual pages runs, one after another, on one new
# store: lines that start with "$ klar" in literal blocks.
. "$TOP/tests/cli/lib.sh"
cd "$T" || die cd
mkdir bin && ln -s "$KLAR" bin/klar
PATH=$T/bin:$PATH KLAR_DB=$DB
export PATH KLAR_DB
n=0 pages=0
for page in "$TOP"/man/*.in "$TOP"/man/da/*.in; do
	pages=$((pages + 1))
	mkdir "$T/page$pages" && cd "$T/page$pages" || die "a folder"
	# What a block shows with "$ cat FILE" is the file; "$ klar" is run.
	awk '
		/^\.Ed/ { file = "" }
		/^\$ cat / { file = $3; printf "" >file; next }
		/^\$ / { file = ""; if ($2 == "klar") print substr($0, 3) >"lines"; next }
		file != "" { gsub(/\\-/, "-"); gsub(/\\&/, ""); gsub(/\\e/, "\\"); print >file }
	' "$page"
	test -e lines || continue
	sed -i 's/\\&//g; s/\\-/-/g; s/\\e/\\/g' lines
	while IFS= read -r line; do
		n=$((n + 1))
		sh -c "$line" >out 2>&1 </dev/null || die "$(basename "$page"): $line: exit $?: $(cat out)"
	done <lines
	rm -f lines "$DB"
done
test "$n" -ge 10 || die "only $n examples were found"
