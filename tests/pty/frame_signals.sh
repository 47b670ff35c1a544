# Asked to end, it ends within a second, with the terminal as it was and what
# was typed kept; a terminal that has gone leaves no process behind.
. "$TOP/tests/pty/lib.sh"
for sig in TERM:143 HUP:129 INT:130 QUIT:131; do
	start 80x24 "$demo" -n 100;	until_shown 'Demo  100 rows'
	from=$(ms)
	kill -"${sig%:*}" "$(pid)"
	until_shown "\[exit ${sig#*:}\]"
	took=$(($(ms) - from))
	test $took -lt 1500 || fail "it took $took ms after SIG${sig%:*}"
	until_true test -e "$T/ended"
	cmp -s "$T/stty.before" "$T/stty.after" || fail "modes after $sig"
done

# An abort too: the handler puts the terminal right.
start 80x24 "$demo" -n 100;	until_shown 'Demo  100 rows'
keys E;				until_shown "\[exit 134\]"
until_true test -e "$T/ended"
cmp -s "$T/stty.before" "$T/stty.after" || fail "modes after an abort"

# A form is open when the line drops: the words come back.
start 80x24 "$demo" -n 100;	until_shown 'Demo  100 rows'
keys e;				until_shown 'edit a row'
text 'x-Søren';			until_shown 'mlx-Søren'
kill -HUP "$(pid)";		until_shown '\[exit 129\]'
draft=$(ls "$T/home/.local/state/klar"/draft-*)
test "$(stat -c %a "$draft")" = 600 || fail "others can read the draft"
start 80x24 "$demo" -n 100;	until_shown 'Demo  100 rows'
keys e;				until_shown 'mlx-Søren'
until_shown 'what you had typed'
keys C-x;			until_hidden 'mlx-Søren'
keys Escape e;			until_shown 'edit a row'
tm capture-pane -p | grep -q 'mlx' && fail "the draft was not dropped"
keys Escape Q;			until_exit 0

# The terminal goes, and even SIGHUP is ignored: no busy loop, no orphan.
terminal 80x24 "trap '' HUP; echo \$\$ >'$T/pid2'; exec '$demo' -n 100"
until_shown 'Demo  100 rows'
tm kill-server
until_true is_gone "$(cat "$T/pid2")"
