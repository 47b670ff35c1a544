# The terminal is taken and given back; every size down to 1x1 is survived.
. "$TOP/tests/pty/lib.sh"
start 80x24 "$demo" -n 1000;	until_shown 'Demo  1000 rows, counted'
until_shown '^▶ *0 '
keys j j;			until_shown '^▶ *2 '
for size in 79x23 40x10 30x8 29x8 20x4 10x3 5x2 2x2 1x3 3x1 1x1 7x1 80x1 80x2 80x5; do
	resize $size
	keys k j		# it lives, and answers
done
resize 30x7;			until_shown 'make the window'
resize 200x60;			until_shown '^▶ *2 .*Aabenraa\|^▶ *2 '
resize 80x24;			until_shown 'Demo  1000 rows'
until_shown '^▶ *2 '
keys G;				until_shown '^▶.*999 '
# The cursor rests on the chosen row, where a screen reader looks.
at=$(tm display-message -p '#{cursor_x},#{cursor_y}')
row=$(tm capture-pane -p | grep -n '^▶' | cut -d: -f1)
test "$at" = "0,$((row - 1))" || fail "the cursor is at $at, the row is $row"
keys Q;				until_exit 0
