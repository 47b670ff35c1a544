#!/bin/sh
# Fuzz with clang's libFuzzer, ASan and UBSan: run.sh [SECONDS [NAME...]], a
# minute for each unless told otherwise. NAME: lists (the reader), import (the
# act, its export and its undo), keys (the decoder), filter (the language of
# filters). What one learns stays in build/fuzz/NAME.corpus; what breaks it is
# kept as build/fuzz/NAME-crash-*, and the status is not 0 then.
cd "$(dirname "$0")/../.." || exit 1
seconds=${1:-60}
test $# -eq 0 || shift
test $# -gt 0 || set -- lists import keys filter
b=build/fuzz
san=address,undefined
for p in clang python3; do
	command -v $p >/dev/null || { echo "$p is missing"; exit 77; }
done
mkdir -p $b || exit 1
${MAKE:-make} --no-print-directory -j"$(nproc 2>/dev/null || echo 2)" \
	CC="${CC_FUZZ:-clang}" SANITIZE=fuzzer-no-link,$san B=$b $b/libklar.a ||
	exit 1
python3 tests/fuzz/seeds.py $b/seeds || exit 1
for name in "$@"; do
	clang -std=c11 -g -O1 -Wall -Wextra -Werror -fsanitize=fuzzer,$san \
		-fno-sanitize-recover=all -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE \
		-Isrc -I$b/gen -o $b/fuzz_"$name" tests/fuzz/fuzz_"$name".c \
		$b/libklar.a -lncursesw -ltinfo -lsqlite3 -lutf8proc -lcsv \
		-lpthread || exit 1
done
# Files are made in memory where there is a place for that.
test -w /dev/shm && export TMPDIR=/dev/shm
found=0
for name in "$@"; do
	words=lists
	case $name in keys|filter) words=$name ;; esac
	mkdir -p $b/"$name".corpus || exit 1
	KLAR_NOW="2021-04-27 10:00:00" LC_ALL=C.UTF-8 $b/fuzz_"$name" \
		-max_total_time="$seconds" -max_len=8192 -timeout=10 \
		-rss_limit_mb=1024 -artifact_prefix=$b/"$name"- \
		-dict=$b/seeds/$words.dict -print_final_stats=1 \
		$b/"$name".corpus $b/seeds/$words 2>$b/"$name".log
	if test $? != 0; then
		tail -n 60 $b/"$name".log
		echo "fuzz $name: a finding; the input is $(ls -t \
			$b/"$name"-*-* 2>/dev/null | head -n 1)"
		found=1
		continue
	fi
	echo "fuzz $name: $(sed -n \
		's/^stat::number_of_executed_units: *//p' $b/"$name".log)" \
		"runs in $seconds seconds, nothing found"
done
exit $found
