# Names in the store that would drive the terminal are harmless on every
# screen: no OSC, BEL, C1, bidi or zero-width reaches it, and the rows show.
. "$TOP/tests/pty/lib.sh"
command -v sqlite3 >/dev/null || { echo "sqlite3 is missing"; exit 77; }
db=$T/klar.db
"$KLAR" --db "$db" init >/dev/null || fail "init"
evil="char(27) || ']0;PWNED' || char(7) || char(0x9b) || '31m' || char(0x202e) || char(0x200b) || char(127) || 'x'"
for table in municipality vendor system area; do
	sqlite3 "$db" "UPDATE $table SET name = substr(name, 1, 4) || id || $evil" || fail "$table"
done
start 120x40 sh -c "until test -e '$T/go'; do sleep 0.02; done; exec '$KLAR' --db '$db'"
tm pipe-pane -o "cat >'$T/raw'"
until_true test -e "$T/raw"
touch "$T/go"
until_shown '\[1 Overview\]'
for screen in 3 4 7 8 1; do
	keys $screen;		until_shown "\[$screen "
	keys j;			text '+'
	keys Enter Enter j H Escape Escape Escape
done
keys 4;				until_shown ']0;PWNED·'
keys Escape Escape Q;		until_exit 0
bad() { LC_ALL=C grep -c -a -P -- "$1" "$T/raw"; }
test "$(wc -c <"$T/raw")" -gt 5000 || fail "nothing was caught"
for pattern in '\x1b\]' '\x07' '\xc2[\x80-\x9f]' '\xe2\x80[\xaa-\xae]' \
	'\xe2\x80\x8b' '\xe2\x81[\xa6-\xa9]' '\x1bP' '\x1b_' '\x1b\^' '\x7f'; do
	test "$(bad "$pattern")" = 0 || fail "the terminal got $pattern"
done
