#!/bin/sh
# The source, the pages, the catalogue and the binary, looked at without
# running them: lint.sh BUILD "CFLAGS". A line a check, "ok NAME" or "FAILED
# NAME" with the findings; the last line is "N passed, N failed".
cd "$(dirname "$0")/.." || exit 1
build=$1
make=${MAKE:-make}
passed=0 failed=0
T=$(mktemp -d "${TMPDIR:-/tmp}/klar-lint.XXXXXX") || exit 1
trap 'rm -rf "$T"' EXIT
trap 'exit 1' INT TERM

# The flags as words. What names the build is given anew, because the quotes
# around a string do not come through make and sh; clang-tidy gets only what
# tells it how to read, the rest is gcc's own.
flags= reading= names=
for f in $2; do
	case $f in
	-DKLAR_*) continue ;;
	-D_FORTIFY_SOURCE*|-U_FORTIFY_SOURCE) ;;
	-D*|-U*|-I*) names="$names $f" ;;
	-std=*) reading="$reading $f" ;;
	esac
	flags="$flags $f"
done
text='-DKLAR_VERSION="0" -DKLAR_LOCALEDIR="/"'
flags="$flags $text" names="$names $text" reading="$reading $names $text"

check() {		# name findings-file: passed if the file is empty
	if test -s "$2"; then
		failed=$((failed + 1))
		echo "FAILED $1"
		head -n 60 "$2" | sed 's/^/    /'
	else
		passed=$((passed + 1))
		echo "ok $1"
	fi
}

sources=$(find src man -name '*.c' | sort)
headers=$(find src -name '*.h' | sort)

# ---- walls and manners --------------------------------------------------

python3 tests/lint/walls.py . >"$T/walls"
sed '$d' "$T/walls"
line=$(tail -n 1 "$T/walls")
case $line in
*passed,*failed)
	passed=$((passed + ${line%% *}))
	line=${line#*, }
	failed=$((failed + ${line%% *})) ;;
*)	check "the walls could be checked" "$T/walls" ;;
esac

# ---- what the others look at must be there ------------------------------

$make --no-print-directory "$build/gen/statements.h" "$build/klar" \
	$(ls man/*.in man/da/*.in | sed "s|^man/\(.*\)\.in$|$build/man/\1|") \
	>"$T/make" 2>&1 &&
	: >"$T/make"
check "klar and its pages are built" "$T/make"

# ---- headers ------------------------------------------------------------

for h in $headers; do
	printf '#include "%s"\n#include "%s"\n' "${h#src/}" "${h#src/}" |
		gcc $flags -fsyntax-only -x c - 2>&1
done >"$T/headers"
check "every header compiles alone, and twice" "$T/headers"

# ---- cppcheck, clang-tidy, gcc's analyzer --------------------------------

cppcheck -q -j2 --std=c11 --language=c --inline-suppr \
	--enable=warning,portability,performance --error-exitcode=1 \
	--suppress=missingIncludeSystem $names src man >"$T/cppcheck" 2>&1 &&
	: >"$T/cppcheck"
check "cppcheck" "$T/cppcheck"

# Left out: what speaks of style, and what the tables (.def) cannot help.
tidy='-*,clang-analyzer-*,bugprone-*'
for c in clang-analyzer-security.insecureAPI.DeprecatedOrUnsafeBufferHandling \
    bugprone-easily-swappable-parameters bugprone-reserved-identifier \
    bugprone-macro-parentheses bugprone-suspicious-string-compare \
    bugprone-narrowing-conversions bugprone-assignment-in-if-condition \
    bugprone-implicit-widening-of-multiplication-result \
    bugprone-sizeof-expression; do
	tidy="$tidy,-$c"
done
each() {		# the sources, one a program, as many at once as cores
	printf '%s\n' $sources |
		xargs -P "$(nproc 2>/dev/null || echo 2)" -I FILE "$@"
}
complaints() {		# the lines that say what and where
	grep -E ': (fatal )?(error|warning): |not found|^Error' | sort -u
}
each clang-tidy --quiet --checks="$tidy" --warnings-as-errors='*' FILE -- \
	$reading 2>&1 | complaints >"$T/tidy"
check "clang-tidy" "$T/tidy"

each gcc $flags -fanalyzer -Wno-error -c -o /dev/null FILE 2>&1 |
	complaints >"$T/gcc"
check "gcc -fanalyzer" "$T/gcc"

# ---- manual pages -------------------------------------------------------

# In Danish the sections have Danish names, NAME too, which man-db knows.
mandoc -Tlint -W warning "$build"/man/*.[157] "$build"/man/da/* 2>&1 |
	grep -v '/da/.*\(first section is not "NAME"\|outside NAME\)' >"$T/man"
check "mandoc reads the pages" "$T/man"
for p in "$build"/man/*.[157] "$build"/man/da/*; do
	case $p in /*) ;; *) p=./$p ;; esac
	LC_ALL=C.UTF-8 man --warnings -l "$p" 2>&1 >/dev/null
done >"$T/man"
check "groff reads the pages too" "$T/man"
grep -n -E '@[A-Z]+@' "$build"/man/*.[157] "$build"/man/da/* >"$T/man" 2>&1
check "the pages are filled in" "$T/man"

# ---- the catalogue ------------------------------------------------------

msgfmt --check -o /dev/null po/da.po >"$T/po" 2>&1 && : >"$T/po"
check "po/da.po is sound" "$T/po"

find src db import man -name '*.[ch]' -o -name '*.def' | sort >"$T/files"
if xgettext -L C -k -k_ -kN_ -ki18n_plural:1,2 --from-code=UTF-8 \
    --no-location --files-from="$T/files" -o "$T/klar.pot" 2>"$T/po" &&
    msgmerge --quiet --no-fuzzy-matching --sort-output -o "$T/da.po" \
    po/da.po "$T/klar.pot" 2>>"$T/po"; then
	: >"$T/po"
fi
check "the texts can be gathered" "$T/po"
ids() {			# the msgids of a catalogue, each on a line
	awk '
	/^(#~ )?msgid / { sub(/^(#~ )?msgid "/, ""); on = 1; id = "" }
	/^(#~ )?msg(str|id_plural)/ { if (on && id != "") print id; on = 0 }
	on { sub(/^(#~ )?"/, ""); sub(/"$/, ""); id = id $0 }'
}
msgattrib --untranslated --no-obsolete --no-wrap "$T/da.po" 2>&1 |
	ids >"$T/po"
test -s "$T/po" && sed -i "1i $(wc -l <"$T/po") without Danish" "$T/po"
test -s "$T/da.po" || echo "nothing was gathered" >"$T/po"
check "every text has its Danish" "$T/po"
{
	msgattrib --only-fuzzy --no-obsolete --no-wrap "$T/da.po"
	msgattrib --only-obsolete --no-wrap "$T/da.po"
} 2>&1 | ids >"$T/po"
check "po/da.po holds nothing doubtful or out of use" "$T/po"

# ---- the binary (reliability.md P23) --------------------------------------

readelf -W -h -l -d -n --dyn-syms "$build/klar" >"$T/elf" 2>&1
elf() {			# name pattern: the pattern must be there
	grep -q -E "$2" "$T/elf" && : >"$T/out" ||
		echo "not found in $build/klar: $2" >"$T/out"
	check "$1" "$T/out"
}
elf "the binary is position independent" '^ *Type: *DYN'
elf "full RELRO" '^ *GNU_RELRO '
elf "BIND_NOW" '\(FLAGS(_1)?\).*NOW'
elf "the stack is not executable" '^ *GNU_STACK .* RW +0x'
elf "stack protector" '__stack_chk_fail'
elf "FORTIFY" '__[a-z]+_chk(@|$)'
: >"$T/out"
grep -q 'Dynamic section' "$T/elf" || echo "no binary" >"$T/out"
grep -E 'RPATH|RUNPATH|TEXTREL| RWE ' "$T/elf" >>"$T/out"
check "no search path, nothing both writable and executable" "$T/out"

echo "$passed passed, $failed failed"
test "$failed" -eq 0
