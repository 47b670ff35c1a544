# The program itself: it starts, is resized to nothing and back, leaves the
# terminal as it was; without a terminal it prints the overview.
. "$TOP/tests/pty/lib.sh"
db=$T/klar.db
"$KLAR" --db "$db" init >/dev/null || fail "init"
for size in 80x24 100x30 200x60 80x24; do
	start $size "$KLAR" --db "$db"
	until_shown '\[1 Overview\]'
	for screen in 3 4 7 8 1; do
		keys $screen;	until_shown "\[$screen "
		keys j j G g g
		resize 20x5
		resize 1x1
		resize $size;	until_shown "\[$screen "
	done
	keys Q;			until_exit 0
done
for sig in TERM:143 HUP:129; do
	start 80x24 "$KLAR" --db "$db";	until_shown '\[1 Overview\]'
	kill -"${sig%:*}" "$(pid)"
	until_shown "\[exit ${sig#*:}\]"
	until_true test -e "$T/ended"
	cmp -s "$T/stty.before" "$T/stty.after" || fail "modes after $sig"
done
"$KLAR" --db "$db" >"$T/plain" </dev/null || fail "no overview without a terminal"
test -s "$T/plain" || fail "the overview is empty"
LC_ALL=C grep -q "$(printf '\033')" "$T/plain" && fail "an escape sequence in plain text"
start 80x24 env TERM=nonsense "$KLAR" --db "$db"
until_shown '\[exit 1\]'
grep -q 'unknown terminal type' "$T/stderr" || fail "not said"
