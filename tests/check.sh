#!/bin/sh
# make check: both compilers without a warning, lint, every test, the tests
# again under ASan and UBSan; the last line is "N passed, N failed".
# check.sh MAKE
cd "$(dirname "$0")/.." || exit 1
make=$1
passed=0 failed=0

step() {		# name command...
	name=$1; shift
	echo "== $name"
	log=$(mktemp)
	if "$@" >"$log" 2>&1; then ok=1; else ok=0; fi
	line=$(sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p' "$log" | tail -n 1)
	if test -n "$line"; then
		passed=$((passed + ${line% *})) failed=$((failed + ${line#* }))
	elif test $ok = 1; then
		passed=$((passed + 1))
	fi
	if test $ok = 0; then
		test -n "$line" && test "${line#* }" -gt 0 || failed=$((failed + 1))
		tail -n 200 "$log"
	else
		tail -n 1 "$log"
	fi
	rm -f "$log"
}

j=-j$(nproc 2>/dev/null || echo 2)
step "build with gcc" "$make" --no-print-directory $j CC=gcc all units
step "build with clang, ASan and UBSan" "$make" --no-print-directory $j CC=clang SANITIZE=address,undefined all units
step "lint" "$make" --no-print-directory CC=gcc lint
step "tests" sh tests/run.sh build unit lists cli screen migrate pty fault
step "tests under ASan and UBSan" sh tests/run.sh build-san unit lists cli screen migrate
echo "$passed passed, $failed failed"
test $failed -eq 0
