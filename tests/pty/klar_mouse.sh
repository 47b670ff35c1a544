#!/bin/sh
# The mouse: not heard until asked for, then a click selects, two open, the
# wheel moves; given back when klar stops or another program runs.
. "$TOP/tests/pty/lib.sh"
db=$T/klar.db
"$KLAR" --db "$db" init >/dev/null || fail init

# mouse BUTTON COLUMN ROW: what a terminal sends, from 1
mouse() {
	# shellcheck disable=SC2046
	tm send-keys -H $(printf '\033[<%d;%d;%dM\033[<%d;%d;%dm' "$1" "$2" "$3" \
		"$1" "$2" "$3" | od -An -v -tx1)
}
heard() { test "$(tm display-message -p '#{mouse_standard_flag}')" = "$1"; }
start 80x24 "$KLAR" --db "$db"
until_shown '\[1 Overview\]'
keys 4;				until_shown '^[>▶].*Albertslund'
until_true heard 0
keys M;				until_shown 'the mouse is heard'
until_true heard 1
line=$(tm capture-pane -p | grep -n 'Assens' | head -n 1 | cut -d: -f1)
mouse 0 10 "$line";		until_shown '^[>▶].*Assens'
mouse 65 10 "$line";		until_shown '^[>▶].*Bornholm'
mouse 64 10 "$line";		until_shown '^[>▶].*Assens'
mouse 0 10 1;			until_shown '^[>▶].*Assens'
mouse 0 10 "$line"
mouse 0 10 "$line";		until_shown 'Assens.*0420\|0420.*Assens'
keys g l;			until_shown 'Systems'
keys j Enter;			until_shown '^[>▶]'
until_shown 'Systems  1 of'
head=$(tm capture-pane -p | sed -n 3p)
col=$(printf '%s\n' "${head%%vendor*}" | wc -m)
mouse 0 "$((col + 1))" 3;	until_shown 'sorted by Vendor$'
mouse 0 "$((col + 1))" 3;	until_shown 'sorted by Vendor, falling'
keys q q M;			until_shown 'not heard any more'
until_true heard 0
keys Q;				until_exit 0
printf 'mouse = yes\n' >"$T/klar.conf"
start 80x24 "$KLAR" --config "$T/klar.conf" --db "$db"
until_shown '\[1 Overview\]'
until_true heard 1
keys Q;				until_exit 0
heard 0 || fail "the terminal was left listening"
