# For tests of screens without a terminal: a script of keys is played to the
# program, which draws into memory and dumps it (src/view/app.h tells the
# lines). UPDATE=1 records the expected screens anew. Needs T, KLAR, TOOLS.
set -u
golden=$TOP/tests/screen/golden

fail() {
	echo "FAILED: $*" >&2
	exit 1
}

# play COLSxROWS PROGRAM...: keys and commands from standard input
play() {
	size=$1; shift
	cat >"$T/script"
	(cd "$T" && case $1 in
	*/demo)	exec "$@" -g "$size" -s script ;;
	*)	exec "$@" --script script --size "$size" ;;
	esac) >"$T/stdout" 2>"$T/stderr" || {
		cat "$T/stderr" >&2; fail "the script stopped"; }
	test ! -s "$T/stderr" || { cat "$T/stderr" >&2; fail "stderr"; }
}

# same NAME [attr]: the dump NAME is as recorded; with attr its styles too
same() {
	for f in "$1" ${2:+"$1.attr"}; do
		if test -n "${UPDATE:-}"; then
			mkdir -p "$golden" && cp "$T/$f" "$golden/$f"
		elif ! cmp -s "$golden/$f" "$T/$f"; then
			diff -u "$golden/$f" "$T/$f" >&2
			fail "the screen $f is not as recorded"
		fi
	done
}
