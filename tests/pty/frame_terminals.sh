# Every kind of terminal and locale: it works, or says why in one line.
. "$TOP/tests/pty/lib.sh"
refused() {		# sentence, command
	start 80x24 sh -c "$2"
	until_shown '\[exit 1\]'
	grep -q "$1" "$T/stderr" || fail "not said: $1"
	test "$(wc -l <"$T/stderr")" = 1 || fail "more than a line"
	until_true test -e "$T/ended"
	cmp -s "$T/stty.before" "$T/stty.after" || fail "modes"
}
refused "unknown terminal type 'nonsense'" "TERM=nonsense exec '$demo' -n 9"
refused 'TERM is not set' "unset TERM; exec '$demo' -n 9"
refused "'dumb' cannot move its cursor" "TERM=dumb exec '$demo' -n 9"
refused 'need a terminal' "exec '$demo' -n 9 >/dev/null"
refused 'need a terminal' "exec '$demo' -n 9 </dev/null"

for kind in vt100 xterm xterm-256color linux screen; do
	start 80x24 env TERM=$kind "$demo" -n 50
	until_shown '^▶ *0 .*Leverandør 0'
	keys j;			until_shown '^▶ *1 .*Åse Østergård'
	tm capture-pane -p >"$T/s.$kind"
	keys Q;			until_exit 0
	cmp -s "$T/s.vt100" "$T/s.$kind" || {
		diff "$T/s.vt100" "$T/s.$kind"; fail "$kind shows other text"; }
done
start 80x24 env NO_COLOR=1 "$demo" -n 50
until_shown '^▶ *0 ';		keys j
until_shown '^▶ *1 '
tm capture-pane -p | cmp -s "$T/s.vt100" - || fail "NO_COLOR shows other text"
tm capture-pane -pe | grep -q "$(printf '\033')\[[0-9;]*3[0-7]" &&
	fail "a colour in spite of NO_COLOR"
keys Q;				until_exit 0

# A locale without UTF-8: ASCII signs, a ? for what cannot be shown.
start 80x24 env LC_ALL=C "$demo" -n 50
until_shown '^> *0 .*Leverand?r 0'
tm capture-pane -p | grep -q '^-\{80\}$' || fail "no ASCII rule"
tm capture-pane -p | LC_ALL=C grep -q '[^ -~]' && fail "not ASCII"
keys Q;				until_exit 0
# One that is not installed is not a reason to stop.
start 80x24 env LC_ALL=da_DK.UTF-8 "$demo" -n 50
until_shown '^[>▶] *0 ';	keys Q
until_exit 0
