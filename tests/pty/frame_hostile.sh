# Text in the data cannot drive the terminal: the bytes that reach it hold no
# OSC, no BEL, no C1, no bidi or zero-width character, and no CSI but curses'.
. "$TOP/tests/pty/lib.sh"
start 100x30 sh -c "until test -e '$T/go'; do sleep 0.02; done; exec '$demo' -n 500"
tm pipe-pane -o "cat >'$T/raw'"
until_true test -e "$T/raw"
touch "$T/go"
until_shown '^▶ *0 '
until_shown 'e·]0;PWNED·vil'
keys j j NPage NPage +;		until_shown 'the row in full'
keys q G H;			until_shown 'no history'
text ':nosuch'; keys Enter;	until_shown "nothing is called 'nosuch'"
keys Escape f; text 'pwned';	keys Enter
until_shown '^▶.*PWNED'
keys e; keys Tab; text 'x';	keys C-o
until_shown 'that is no date'
keys Escape Q;			until_exit 0
bad() { LC_ALL=C grep -c -a -P -- "$1" "$T/raw"; }
test "$(wc -c <"$T/raw")" -gt 5000 || fail "nothing was caught"
for pattern in '\x1b\]' '\x07' '\xc2[\x80-\x9f]' '\xe2\x80[\xaa-\xae]' \
	'\xe2\x80\x8b' '\xe2\x81[\xa6-\xa9]' '\x1bP' '\x1b_' '\x1b\^' '\xff' \
	'\xef\xbb\xbf' '[\x01-\x06\x10-\x1a\x1c-\x1f\x7f]'; do
	# 0e and 0f are in what terminfo has for "plain text".
	test "$(bad "$pattern")" = 0 || fail "the terminal got $pattern"
done
