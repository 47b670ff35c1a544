#!/bin/sh
# Run the tests of the named kinds against one build and count them:
# run.sh BUILD KIND... (unit lists cli screen pty migrate fault). The last
# line is "N passed, N failed". A test script exits 0 (passed), 77 (skipped,
# said aloud) or anything else (failed; its output is shown).
cd "$(dirname "$0")/.." || exit 1
top=$(pwd)
build=$1; shift
passed=0 failed=0 skipped=0

run_one() {		# name command...
	name=$1; shift
	T=$(mktemp -d "${TMPDIR:-/tmp}/klar-test.XXXXXX")
	mkdir -p "$T/home"
	# Asked of the environment only what a test needs; the rest is fixed.
	env -i PATH="$PATH" HOME="$T/home" T="$T" TOP="$top" \
		KLAR="$top/$build/klar" TOOLS="$top/$build/tests/tools" \
		KLAR_NOW="2021-04-27 10:00:00" TZ=UTC LC_ALL=C.UTF-8 LANGUAGE=en TERM=xterm-256color \
		ASAN_OPTIONS="${ASAN_OPTIONS:-}" UPDATE="${UPDATE:-}" \
		RANDOM_SECONDS="${RANDOM_SECONDS:-0}" RANDOM_SEED="${RANDOM_SEED:-1}" \
		timeout -k 5 "${TEST_TIMEOUT:-240}" "$@" >"$T.log" 2>&1
	status=$?
	case $status in
	0)	passed=$((passed + $(count_of "$T.log"))) ;;
	77)	skipped=$((skipped + 1)); echo "SKIPPED $name: $(tail -n 1 "$T.log")" ;;
	*)	failed=$((failed + 1))
		echo "FAILED $name (status $status)"; tail -n "${TEST_TAIL:-60}" "$T.log" | sed 's/^/    /' ;;
	esac
	rm -rf "$T" "$T.log"
}

# cmocka tells how many tests a program held; a script is one test.
count_of() {
	n=$(sed -n 's/^\[  PASSED  \] \([0-9]*\) test.*/\1/p' "$1" | awk '{ s += $1 } END { print s + 0 }')
	test "$n" -gt 0 && echo "$n" || echo 1
}

for kind in "$@"; do
	for t in tests/"$kind"/*.sh; do
		test -e "$t" || continue
		case $t in */lib.sh) continue ;; esac
		case $t in *"${ONLY:-}"*) run_one "$t" sh "$top/$t" ;; esac
	done
	if test "$kind" = unit; then
		for t in tests/unit/test_*.c; do
			p=$build/${t%.c}
			case $t in *"${ONLY:-}"*) run_one "$t" "$top/$p" ;; esac
		done
	fi
done
test "$skipped" -eq 0 || echo "$skipped skipped"
echo "$passed passed, $failed failed"
test "$failed" -eq 0 && test "$passed" -gt 0
