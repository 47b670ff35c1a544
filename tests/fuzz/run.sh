#!/bin/sh
# Fuzz the list reader with clang's libFuzzer, ASan and UBSan: run.sh SECONDS.
# What it learns stays in build/fuzz/corpus; what breaks it is kept there as
# crash-*, and the status is not 0 then.
cd "$(dirname "$0")/../.." || exit 1
seconds=${1:-60}
b=build/fuzz
san=address,undefined
command -v clang >/dev/null || { echo "clang is missing"; exit 77; }
mkdir -p $b/corpus || exit 1
${MAKE:-make} --no-print-directory -j"$(nproc 2>/dev/null || echo 2)" \
	CC=clang SANITIZE=fuzzer-no-link,$san B=$b $b/libklar.a || exit 1
clang -std=c11 -g -O1 -Wall -Wextra -Werror -fsanitize=fuzzer,$san \
	-fno-sanitize-recover=all -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE \
	-Isrc -I$b/gen -o $b/fuzz_lists tests/fuzz/fuzz_lists.c $b/libklar.a \
	-lncursesw -ltinfo -lsqlite3 -lutf8proc -lcsv -lpthread || exit 1
cp -f import/samples/*.csv import/programme/*.csv $b/corpus/
# The words of the lists as a dictionary; it wants other bytes as \xNN.
{
	cat import/programme/*.csv | tr ';|' '\n\n' | head -n 4000
	sed -n 's/^COL([^"]*"\([^"]*\)", "\([^"]*\)".*/\1\n\2/p' import/lists.def
} | LC_ALL=C awk '
	BEGIN { for (i = 128; i < 256; i++)
		hex[sprintf("%c", i)] = sprintf("\\x%02x", i) }
	/["\\\r]/ || length < 2 || length > 30 || seen[$0]++ { next }
	{
		out = ""
		for (i = 1; i <= length; i++) {
			c = substr($0, i, 1)
			out = out (c in hex ? hex[c] : c)
		}
		print "\"" out "\""
	}' >$b/lists.dict
printf '%s\n' '"\xef\xbb\xbf"' '"\xff\xfe"' '"\xfe\xff"' '"sep=;"' '"\xe6"' \
	'"\xc2\x9b"' '"\xe2\x80\xae"' '"\xe2\x80\x8b"' '"\"\""' '"\x0d\x0a"' \
	>>$b/lists.dict
KLAR_NOW="2021-04-27 10:00:00" LC_ALL=C.UTF-8 $b/fuzz_lists \
	-max_total_time="$seconds" -max_len=8192 -timeout=10 \
	-rss_limit_mb=1024 -artifact_prefix=$b/ -dict=$b/lists.dict \
	-print_final_stats=1 $b/corpus 2>$b/log
status=$?
if test $status != 0; then
	tail -n 60 $b/log
	echo "fuzz: a finding; the input is $(ls -t $b/crash-* $b/leak-* \
		$b/timeout-* $b/oom-* 2>/dev/null | head -n 1)"
	exit 1
fi
echo "$(sed -n 's/^stat::number_of_executed_units: *//p' $b/log) runs in" \
	"$seconds seconds, nothing found"
