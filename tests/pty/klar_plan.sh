# What was shown is what is done: somebody writes between the plan and w, and
# the new plan is shown instead of being done.
. "$TOP/tests/pty/lib.sh"
db=$T/klar.db
"$KLAR" --db "$db" init >/dev/null || fail init
acts() { sqlite3 "$db" "SELECT count(*) FROM act"; }
start 100x30 "$KLAR" --db "$db"
until_shown 'Overview  11 systems'
text :board;			keys Enter; until_shown 'Forløb 1'
text l;				until_shown '▶Acadre'
keys Enter;			until_shown 'Acadre  4/25'
text ggVd;			until_shown 'due (dd-mm'
text 14-05-2021;		keys Enter
until_shown 'Would happen: Acadre F1 and 24 more: due = 14-05-2021'
"$KLAR" --db "$db" set Acadre F2 due=14-05-2021 >/dev/null || fail set
before=$(acts)
text w;				until_shown 'somebody has changed something meanwhile'
test "$(acts)" -eq "$before" || fail "it was done all the same"
until_shown 'Would happen: Acadre F1 and 23 more: due = 14-05-2021; 1 already so'
text w;				until_shown 'Done: Acadre F1 and 23 more'
test "$(acts)" -eq $((before + 1)) || fail "it was not done"
keys q;				until_shown '25 marked'
text u;				until_shown 'taken back'
test "$(sqlite3 "$db" "SELECT count(*) FROM mark WHERE due_date = '2021-05-14'")" -eq 1 ||
	fail "undo of many"
keys Q;				until_exit 0
