#!/bin/sh
# Themes: what is told never rests on colour, mono has none, high contrast has
# neither colour nor anything faint; :theme changes it at once.
. "$TOP/tests/pty/lib.sh"
db=$T/klar.db
esc=$(printf '\033')
colour="$esc\[[0-9;]*3[0-8]"
faint="$esc\[\([0-9;]*;\)\{0,1\}2[m;]"
"$KLAR" --db "$db" init >/dev/null || fail init
"$KLAR" --db "$db" tick "Schultz Fasit" F1 --date 2021-03-01 >/dev/null ||
	fail tick

# shows NAME: the screen of the steps, as text and with its attributes
shows() {
	tm capture-pane -p >"$T/$1.text"
	tm capture-pane -pe >"$T/$1.seen"
}
printf 'theme = contrast\n' >"$T/klar.conf"
start 100x30 "$KLAR" --db "$db"
until_shown '\[1 Overview\]';	keys 3
until_shown '\[3 ';		shows default
grep -q "$colour\|$faint" "$T/default.seen" || fail "the default has no colour"
keys :theme Enter;		until_shown 'theme mono'
keys Escape;			shows mono
grep -q "$colour" "$T/mono.seen" && fail "a colour in mono"
keys ':theme contrast' Enter;	until_shown 'theme contrast'
shows contrast
grep -q "$colour\|$faint" "$T/contrast.seen" &&
	fail "a colour or something faint in high contrast"
sed '$d' "$T/default.text" | head -25 >"$T/a"
sed '$d' "$T/contrast.text" | head -25 | cmp -s - "$T/a" ||
	fail "the theme changes the text"
keys ':theme pink' Enter;	until_shown "no theme 'pink'"
keys Q;				until_exit 0
start 100x30 "$KLAR" --config "$T/klar.conf" --db "$db"
until_shown '\[1 Overview\]';	shows contrast
grep -q "$colour\|$faint" "$T/contrast.seen" && fail "klar.conf is not heard"
keys Q;				until_exit 0

# NO_COLOR: no colour on any screen, and what a letter says is still there.
start 100x30 env NO_COLOR=1 "$KLAR" --db "$db"
until_shown '\[1 Overview\]'
for n in 1 2 3 4 5 7 8 9; do
	keys $n;		until_shown "\[$n "
	shows plain
	grep -q "$colour" "$T/plain.seen" && fail "a colour on screen $n"
done
keys Q;				until_exit 0
