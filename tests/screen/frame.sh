# The frame around every screen, the list, the states: recorded screens.
. "$TOP/tests/screen/lib.sh"
demo=$TOOLS/demo
play 80x24 "$demo" -n 1000 <<'END'
dump frame_list
keys j j j
expect row 3:
keys g
dump frame_menu
keys <Esc> / 9 9
dump frame_filter
keys <Enter>
expect Demo  19 rows
keys <Esc>
expect Demo  1000 rows
keys :
type f
keys <Tab>
expect  :find
keys <Esc> e
dump frame_form
keys <Tab> x <C-o>
expect that is no date
keys <C-u> 1 3 - 1 1 <Tab> <Space> <Tab> o k <Enter>
expect saved ml, 2021-11-13, municipality, 'ok'
keys r
dump frame_message
keys x
expect tick it? y or n
keys z y
expect answered y
keys w
dump frame_text
keys q ?
dump frame_help
keys / g a t e <Enter>
dump frame_help_gate
keys q T
type 31-03-2021
keys <Enter>
expect AS OF 31 Mar 2021, read only
dump frame_as_of
keys e
expect another time
keys u
expect another time
keys <Esc>
expect-not AS OF
:as-of nonsense
expect no time
keys K
expect K does nothing here
END
for s in list menu filter form message text help help_gate as_of; do
	same frame_$s
done
same frame_list attr
play 100x30 "$demo" -n 1000 -a <<'END'
dump frame_list_ascii_100
END
same frame_list_ascii_100
LC_ALL=C.UTF-8 LC_CTYPE=C.UTF-8 grep -P -q '[▶─…✓]' "$T/frame_list_ascii_100" &&
	fail "a sign that is not ASCII"
# Sections, no rows, a screen of its own for each number.
play 80x24 "$demo" -n 0 <<'END'
expect nothing here
keys j k G gg <PageDown> x
expect no row is selected
keys 3
expect [3 Courses]
keys -
expect [1 Overview]
keys 7 8 -
expect [7 Rollout]
keys q
expect first level
END
exit 0
