# In a terminal the pane beside a list follows the cursor by itself, soon after
# the last key, and keys typed fast end with the pane of the last row.
. "$TOP/tests/pty/lib.sh"
db=$T/klar.db
klar() { "$KLAR" --db "$db" "$@" >/dev/null || fail "$*"; }
klar init
klar import --status-date 2021-03-31 "$TOP/import/samples/eksempel_installationer.csv"
klar item add KMD Prisbilag opened=01-03-2021 due=20-03-2021
klar item add KMD Testplan opened=01-03-2021 due=21-03-2021
klar item add KMD Aftale opened=01-03-2021 due=22-03-2021
start 120x40 "$KLAR" --db "$db";	until_shown '\[1 Overview\]'
keys 2;				until_shown '^┌─ 1 .*Prisbilag'
keys j;				until_shown '^▶ *2 '
until_shown '^┌─ 2 .*Testplan'
text jkjkjkjkjkj;		until_shown '^▶ *3 '
until_shown '^┌─ 3 .*Aftale'
keys k;				until_shown '^┌─ 2 .*Testplan'
keys j x Enter;			until_shown '^┌─ 2 .*Testplan'
until_hidden 'KMD: Aftale'
keys g s Enter;			until_shown 'If F1 is met today'
text jj;			until_shown 'Why is F3 locked'

# The selected row is one bar without colours in it; a gap between two texts of
# one style is no change of style.
klar tick VITAE F1 --date 2021-04-01
until_shown '✓ F1'
attrs() { tm capture-pane -e -p | grep 'F1 Aftal'; }
attrs | grep -q '38;5;34m✓ F1 ' || fail "not in one go: $(attrs)"
text gg;			until_shown '^▶ ✓ F1'
attrs | grep -q '38;5;' && fail "a colour on the selected row: $(attrs)"
keys Q;				until_exit 0
