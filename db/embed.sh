#!/bin/sh
# Put files into the binary: embed.sh SYMBOL FILE... prints C that defines
# "const struct embedded SYMBOL[]" (base/embed.h), in the order of the names.
# Bytes, not string literals: no limit of length and nothing to escape.
set -eu
LC_ALL=C
export LC_ALL

symbol=$1
shift
test $# -eq 0 || {
	sorted=$(printf '%s\n' "$@" | sort)
	IFS='
'
	set -f
	# The names are split at line breaks only.
	# shellcheck disable=SC2086
	set -- $sorted
}

printf '/* Made by db/embed.sh; do not edit. */\n#include "base/embed.h"\n\n'
n=0
for f in "$@"; do
	n=$((n + 1))
	want=$(printf '%04d' "$n")
	case $symbol:${f##*/} in
	embedded_schema:"$want"_*.sql) ;;
	embedded_schema:*)
		echo "embed.sh: ${f##*/}: expected number $want" >&2
		exit 1 ;;
	esac
	test -r "$f" || { echo "embed.sh: cannot read $f" >&2; exit 1; }
	printf 'static const unsigned char file_%d[] = {\n' "$n"
	od -An -v -tx1 "$f" | sed 's/ *\([0-9a-f][0-9a-f]\)/0x\1,/g'
	printf '0x00 };\n\n'
done
printf 'const struct embedded %s[] = {\n' "$symbol"
n=0
for f in "$@"; do
	n=$((n + 1))
	printf '\t{ "%s", file_%d, sizeof(file_%d) - 1 },\n' "${f##*/}" "$n" "$n"
done
printf '\t{ 0, 0, 0 }\n};\n'
