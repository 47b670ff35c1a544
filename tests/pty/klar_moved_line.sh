# A line about an open item stays about it when the item goes, and the cursor
# is on another one by the time the line is entered.
. "$TOP/tests/pty/lib.sh"
command -v sqlite3 >/dev/null || { echo "sqlite3 is missing"; exit 77; }
db=$T/klar.db
klar() { "$KLAR" --db "$db" "$@" >/dev/null || fail "$*"; }
klar init
klar item add VITAE 'Ny hjemmeside' note=ringet
klar item add VITAE 'Nyt bilag' note=ringet
start 100x30 "$KLAR" --db "$db";	until_shown '\[1 Overview\]'
keys 2;				until_shown '\[2 Inbox\]'
text ':inbox-owner all'; keys Enter z
until_shown 'Ny hjemmeside'
keys f;				until_shown 'find:'
text 'Ny hjemme'; keys Enter;	until_shown '^▶.*Ny hjemmeside'
keys A;				until_shown 'note: ringet'
keys C-u; text 'hjemmesidens';	until_shown 'note: hjemmesidens'
klar item close 1
until_hidden 'VITAE: Ny hjemmeside'
keys Enter;			until_hidden 'note: hjemmesidens'
notes() { sqlite3 "$db" "SELECT group_concat(note) FROM open_item"; }
is_noted() { test "$(notes)" = hjemmesidens,ringet; }
until_true is_noted
