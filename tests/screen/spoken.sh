# Screens for who hears them (--plain, or spoken in klar.conf): states in words,
# no lines and no bars, the cursor on the selected row of every screen (which
# the script itself asserts after each line).
. "$TOP/tests/screen/lib.sh"
DB=$T/klar.db
klar() { "$KLAR" --db "$DB" "$@" >/dev/null || fail "$*"; }
klar init
klar import --status-date 2021-03-31 "$TOP/import/samples/eksempel_installationer.csv"
klar tick VITAE F1
klar wait VITAE F2 --for vendor --since 2021-04-20
klar set VITAE F2 due=21-04-2021
klar waive VITAE F3 --until +4w --reason venter
tour() {			# NAME OPTIONS...
	name=$1; shift
	play 80x24 "$KLAR" --db "$DB" "$@" <<END
dump ${name}_overview
keys 3 G <Enter>
dump ${name}_steps
keys j <Space>
keys 2 z j j
dump ${name}_inbox
keys 4 j 5 j l 7 j 8 j gs j gl j
keys 9 ? j j q
keys gp g. j e <Tab> <Esc>
keys 6
dump ${name}_timeline
END
}
tour spoken --plain
tour spoken_da --plain --lang da
# Matrix and board: no letter alone, no sign beside a name.
klar wait Ballerup/Acadre 1 --for municipality --since 2021-04-20
klar set Egedal/Acadre 1 due=2021-04-01
words() {			# NAME OPTIONS...
	name=$1; shift
	play 80x24 "$KLAR" --db "$DB" "$@" <<END
keys 3 <Space>
dump ${name}_board
keys <Esc> 5 / a c a d r e <Enter>
keys j j j v
dump ${name}_matrix
keys t
dump ${name}_matrix_turned
END
	for f in board matrix matrix_turned; do same "${name}_$f"; done
}
words spoken --plain
words spoken_da --plain --lang da
grep -q '^  *met *F1' "$T/spoken_steps" || fail "F1 is not told"
grep -q '^selected, late *waiting *F2' "$T/spoken_steps" || fail "F2 is not told"
grep -q '^ *waived *F3' "$T/spoken_steps" || fail "F3 is not told"
grep -q '^  *sket *F1' "$T/spoken_da_steps" || fail "F1 på dansk"
for f in overview steps inbox timeline; do
	grep -q '[─│┌▶█#]' "$T/spoken_$f" && fail "lines or bars in $f"
	same "spoken_$f"
done
same spoken_da_steps
echo 'spoken = yes' >"$T/klar.conf"
play 80x24 "$KLAR" --db "$DB" --config "$T/klar.conf" <<'END'
keys 3 G <Enter>
expect selected, late     waiting
END

# A line that is heard is of one pane, however wide the screen; and no name
# gives way to what stands behind it.
play 200x50 "$KLAR" --db "$DB" --plain <<'END'
dump wide_overview
keys <Tab> <Tab> <Tab>
size 80x24
dump low_overview
size 120x30
keys 3 G <Enter>
dump wide_steps
size 200x50
keys 6
dump wide_timeline
END
grep 'Targets of the quarter' "$T/wide_overview" | grep -q 'Needs you' &&
	fail "two panes are on one line"
for n in 1 2 3 4; do
	grep -q " Forløb $n\( \|\$\)" "$T/low_overview" || fail "no name of Forløb $n"
done
grep -q 'step *who *date *due *remark *$' "$T/wide_steps" ||
	fail "the steps lack a column"
grep -q 'F2 .*21-04-2021' "$T/wide_steps" || fail "no due date of F2"
grep -q 'Critical path' "$T/wide_timeline" && fail "a pane beside the timeline"
grep -q 'Step F.*If F' "$T/wide_steps" && fail "two panes are on one line"

# Signs of steps and of figures that differ are words, too.
play 80x24 "$KLAR" --db "$DB" --plain <<'END'
:albertslund
expect 1-2 met, 3-4 may start, 5-8
keys 7
dump rollout
END
grep -q '^differs .*ESDH in all' "$T/rollout" || fail "it is not told to differ"
:
