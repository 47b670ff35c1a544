# The menu after g: not before its time, and not at all when the second key is
# quick. The palette with many contacts in it answers while it still searches.
. "$TOP/tests/pty/lib.sh"
"$KLAR" --db "$T/klar.db" init >/dev/null || fail init
start 100x30 "$KLAR" --db "$T/klar.db"
until_shown 'Overview  11 systems'
tm pipe-pane -o "cat >>'$T/bytes'"
# Two keys in one write: whatever was painted, it was no menu.
text gs;			until_shown '\[Systems\]'
text gk;			until_shown '\[4 Mun'
keys /;				text nobody; keys Enter
until_shown 'no municipality fits'
grep -q 'after g' "$T/bytes" && fail "the menu was painted between two quick keys"
# The second key does not come: 400 ms by the clock, give or take a paint.
from=$(ms)
keys g;				until_shown 'after g'
took=$(($(ms) - from))
test $took -ge 380 || fail "the menu came after $took ms"
test $took -lt 3000 || fail "the menu took $took ms"
keys s;				until_shown '\[Systems\]'
until_hidden 'after g'
keys g;				until_shown 'after g'
keys Escape;			until_hidden 'after g'
keys Q;				until_exit 0

# What y copies goes to the terminal as its own base64.
start 100x30 "$KLAR" --db "$T/klar.db"
until_shown 'Overview  11 systems'
tm set -s set-clipboard on
text gk;			until_shown '\[4 Mun'
text '/odense';			keys Enter; until_shown 'Municipalities  1 of 1'
text y;				until_shown '1 row copied'
copied() { tm show-buffer 2>/dev/null | grep -q "^0461	Odense	Syddanmark	"; }
until_true copied
keys Q;				until_exit 0

# 50,000 contacts: what is typed is shown at once, the contact when found.
sqlite3 "$T/klar.db" "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL
	SELECT i + 1 FROM n WHERE i < 50000)
	INSERT INTO contact (name, vendor_id) SELECT 'Person ' || i || ' Testsen',
	1 FROM n; INSERT INTO contact (name, vendor_id) VALUES ('Åse Krogh', 1)"
start 100x30 "$KLAR" --db "$T/klar.db"
until_shown 'Overview  11 systems'
keys :;				until_shown 'of 50'
text krogh;			until_shown 'contact *Åse Krogh'
keys C-u;			text 'vejle'
until_shown '▶ municipality 0630 Vejle'
keys Enter;			until_shown 'Municipalities / Vejle'
keys Q;				until_exit 0
