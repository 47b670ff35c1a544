# Esc at once, unknown sequences as one key, "g" with its menu, a paste.
. "$TOP/tests/pty/lib.sh"
start 80x24 "$demo" -n 5000;	until_shown 'Demo  5000 rows'
# Esc closes the filter; a second of waiting would be curses' own default.
keys / 4 9;			until_shown 'Demo  .* rows.*/49'
from=$(ms)
keys Escape;			until_shown 'Demo  5000 rows'
took=$(($(ms) - from))
test $took -lt 500 || fail "Esc took $took ms"
keys g g;			until_shown '^▶ *0 '
# A key nobody knows: not an Esc and then letters that are commands. F20, a
# mouse click, a focus event, an answer to a question about colours.
text "$(printf '\033[34~')"
text "$(printf '\033[<0;3;4M')"
text "$(printf '\033[I')"
text "$(printf '\033]11;rgb:0000/0000/0000\007')"
keys j;				until_shown '^▶ *1 '
until_shown 'row 1: '		# and no command has said anything
keys Up;			until_shown '^▶ *0 '
text "$(printf '\033OB')";	until_shown '^▶ *1 '
text "$(printf '\033[1;5B')";	until_shown '^▶ *2 '
# The menu comes when the second key does not.
keys g;				until_shown 'd Overview'
keys Escape;			until_hidden 'd Overview'
keys g g;			until_shown '^▶ *0 '
keys g z;			until_shown 'gz does nothing here'
# Ctrl-S, Ctrl-Q, Ctrl-C and Ctrl-\ are keys like others.
keys C-s C-q C-c;		until_shown 'Q leaves klar'
keys 'C-\';			until_shown 'does nothing here'
# A paste of a thousand keys.
text "$(awk 'BEGIN { for (i = 0; i < 1000; i++) printf "j" }')"
until_shown '^▶ *1\.000 '
# Danish letters in a field, and a name completed.
keys / ;			text 'æøå ÆØÅ'
until_shown '^ /æøå ÆØÅ'
keys Escape :;			text 'his'
keys Tab;			until_shown '^ :history'
keys Enter;			until_shown '\[8 History\]'
keys -;				until_shown '\[1 Overview\]'
keys Q;				until_exit 0
