#!/bin/sh
# A new coordinator's path: the tutorial from the first lesson to the last, as
# its texts say; it leaves nothing behind and touches no other store.
. "$TOP/tests/screen/lib.sh"
export XDG_STATE_HOME="$T/state" KLAR_DB="$T/own.db"

path() {			# the keys, and after each lesson the next one
	cat <<'END'
expect Lesson 1 of 17
keys 3
expect Lesson 2 of 17
keys g s / n e x u s <Enter> <Enter>
expect Lesson 3 of 17
keys x
expect Lesson 4 of 17
keys f K 7 <Enter> w
expect Lesson 5 of 17
keys q u
expect Lesson 6 of 17
keys <C-r>
expect Lesson 7 of 17
keys g g j b <Space> <Space> <Space> <Tab>
type Åse Krogh
keys <C-o>
expect Lesson 8 of 17
keys 2
expect Lesson 9 of 17
keys z / k r o g h <Enter> c p p
type +1u
keys <Enter> <Enter>
expect Lesson 10 of 17
keys q m
expect Lesson 11 of 17
dump matrix_lesson
keys 5
expect Lesson 12 of 17
:import tutorial.csv
keys w <Enter> w
expect Lesson 13 of 17
keys 8
expect tutorial.csv
keys U
expect Lesson 14 of 17
keys <Esc> T
type 31-03-2021
keys <Enter>
expect Lesson 15 of 17
keys <Esc> <Esc> <Esc>
expect Lesson 16 of 17
keys ?
expect Lesson 17 of 17
dump last_lesson
END
}
for size in 100x30 80x24 200x60; do
	path >"$T/path"
	play $size "$KLAR" tutorial <"$T/path"
	test ! -e "$T/state/klar/tutorial.db" || fail "the store was left"
	test ! -e "$T/state/klar/tutorial.csv" || fail "the list was left"
	test ! -e "$T/own.db" || fail "a store of one's own was made"
done
sed 's/Lesson \([0-9]*\) of/Lektion \1 af/' "$T/path" >"$T/path.da"
play 100x30 "$KLAR" tutorial --lang da <"$T/path.da"
"$KLAR" tutorial </dev/null >"$T/text" || fail "without a terminal"
grep -q '^17\. ' "$T/text" || fail "the lessons as text"
