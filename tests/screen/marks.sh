# Marked rows: Space, ranges, all; by the row, through filter and reload; the
# count in sight, what is hidden told; Esc takes marks off before the filter.
. "$TOP/tests/screen/lib.sh"
DB=$T/klar.db
"$KLAR" --db "$DB" init >/dev/null || fail init
play 100x30 "$KLAR" --db "$DB" <<'END'
:systems
keys <Space> <Space>
expect 2 marked
keys <Space>
expect 3 marked
dump marks_systems
:filter fasit
expect 3 marked, 3 hidden by the filter
expect /fasit
keys <Space>
expect 4 marked, 3 hidden by the filter
keys <Esc>
expect no row is marked any more
expect /fasit
keys <Esc>
expect-not /fasit
keys g g v j j
expect 3 marked, v ends the range
keys v j
expect 3 marked
expect-not v ends
keys k k v G <Esc>
expect 3 marked
keys <Esc> V V <Space> R
expect 1 marked
keys - -
expect 1 marked
:unmark
expect-not marked
:board
keys <Space> <Space>
expect 2 marked
dump marks_board
keys v l
expect v ends the range
:municipalities
keys y
expect 1 row copied
keys V
expect 98 marked
keys y
expect 98 rows copied
keys / o d e n s e <Enter>
expect 98 marked, 97 hidden by the filter
END
same marks_systems attr
same marks_board
play 80x24 "$KLAR" --db "$DB" --ascii --lang da <<'END'
:systems
keys j v j j v
expect 3 markeret
dump marks_ascii_da
END
same marks_ascii_da
