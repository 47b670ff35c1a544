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

# open_screens COLSxROWS; lines <<'END' ... END; close_screens: the same, with
# other commands in between: each block of lines is done before lines ends.
open_screens() {
	trap '' PIPE			# said by lines
	rm -f "$T/lines"; mkfifo "$T/lines"
	(cd "$T" && exec "$KLAR" --db "$DB" --script lines --size "$1" \
		>out 2>err) &
	screens=$!
	exec 3>"$T/lines"
	turn=0
}
lines() {
	turn=$((turn + 1))
	cat >&3
	echo "dump turn.$turn" >&3
	n=0
	until test -e "$T/turn.$turn.attr"; do
		kill -0 $screens 2>/dev/null || { cat "$T/err" >&2
			fail "the screens stopped"; }
		n=$((n + 1))
		test $n -lt 500 || fail "the screens do not answer"
		sleep 0.02
	done
}
close_screens() {
	exec 3>&-
	wait $screens || { cat "$T/err" >&2; fail "the screens failed"; }
	rm -f "$T"/turn.*
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

# random_keys SEED LINES [PHRASES]: a script of random keys, names and window
# sizes; every other line is one of the file PHRASES, with "|" between what
# follows each other. Not E, with which the demo aborts, and not Q.
random_keys() {
	awk -v seed="$1" -v lines="$2" -v phrases="${3:-/dev/null}" 'BEGIN {
		while ((getline phrase[np] <phrases) > 0)
			np++
		srand(seed)
		n = split("j k h l gg G gd gb gk gr gh gs gz g <Down> <Up> <Left> " \
		    "<Right> <Home> <End> <PageUp> <PageDown> <C-d> <C-u> <C-f> " \
		    "<C-b> <Enter> <Esc> <Tab> <S-Tab> <Backspace> <Delete> <C-x> " \
		    "<C-o> <C-k> <C-w> <C-a> <C-e> <C-r> <C-l> <C-z> / f n N x r S " \
		    "W p w o d A b e U u R T H + 1 3 4 6 7 8 - : ? <F1> q y a æ Ø 中 " \
		    "0 9 . <lt> > B C", k, " ")
		for (i = 0; i < lines; i++) {
			if (rand() < 0.05)
				printf "size %dx%d\n",
				    1 + int(rand() * (i % 2 ? 30 : 200)),
				    1 + int(rand() * (i % 3 ? 10 : 60))
			if (np && i % 2) {
				line = phrase[int(rand() * np)]
				gsub(/\|/, "\n", line)
				print line
				continue
			}
			line = "keys"
			for (c = 1 + int(rand() * 8); c; c--)
				line = line " " k[1 + int(rand() * n)]
			print line
		}
	}'
}
