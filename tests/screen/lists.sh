# Lists of anything: chosen, narrowed by the filter language, sorted by any
# column, with chosen columns; opened by name; saved as views and forgotten.
# The filter of the older screens reads the same language.
. "$TOP/tests/screen/lib.sh"
DB=$T/klar.db
"$KLAR" --db "$DB" init >/dev/null || fail init
"$KLAR" --db "$DB" import --status-date 2021-03-31 \
	"$TOP/import/samples/eksempel_installationer.csv" >/dev/null || fail import
"$KLAR" --db "$DB" view Fælles --save installations 'status:agreed' \
	--columns municipality,system,agreed_on --sort -agreed_on --shared \
	>/dev/null || fail view

play 100x30 "$KLAR" --db "$DB" <<'END'
keys gl
dump lists_100
keys j <Enter>
expect Systems  1 of 11
keys > > >
expect sorted by System
expect system ▲
keys I
expect sorted by System, falling
expect system ▼
dump list_100
keys <
expect sorted by Vendor
# a click on a head sorts by it, another turns the order round
click 2 20
expect sorted by Vendor, falling
click 2 42
expect sorted by System
expect-not falling
click 2 20
expect sorted by Vendor
expect-not falling
# between two columns, and on a row
click 2 17
expect-not sorted by
click 4 20
expect 2 of 11
keys gg
:sort -installations,system
expect inst
# a word may be no filter while it is typed; what was read last stays
keys /
type omr
expect (11 in all)
type åde:
expect of 0 (11 in all)
type esdh ownr:me
keys <Enter>
expect column 13: no field is called 'ownr'; did you mean owner?
keys <Backspace> <Backspace> <Backspace> <Backspace> <Backspace> <Backspace> <Backspace> <Backspace>
keys <Enter>
expect of 5 (11 in all)
expect /område:esdh
keys <Esc>
expect of 11
expect-not in all
:columns system,forløb,ready
expect-not inst
keys C
expect Columns of Systems  3 of 17
dump list_columns_100
keys <Enter>
expect 2 of 17
keys q
expect-not system
:columns ownr
expect no field is called 'ownr'; did you mean owner?
:columns
expect area
:list stps
expect no list is called 'stps'
:list trin state:met I7
expect of 5 (15 in all)
keys <Space> <Space>
expect 2 marked
keys <Enter>
expect gate 1
keys q
keys o
type tine
keys <Enter>
:list steps owner:tine
expect of 2 (15 in all)
:list steps due<
expect column 5: a value must stand here
:view-save Mine trin
expect view Mine trin: saved
keys gv
expect Mine trin: steps owner:tine
dump lists_views_100
:view fælles
expect Fælles: Installations  1 of
expect agreed on ▼
keys G
expect in all
keys <Enter>
expect 3
keys q
:view-share Fælles
expect the view Fælles is so already
:view-save
type  i maj
keys <Enter>
expect view Fælles i maj: saved
:view nothing
expect there is no view 'nothing'
:view-forget Fælles
expect that command is of no use on this screen
keys gv
:view-forget Fælles
expect shared view Fælles: forgotten
expect 2 saved views
keys u
expect 3 saved views
:list acts
keys <Enter>
expect Act
:list leverandører kmd
keys <Enter>
expect /vendor="KMD"
:list courses forloeb1
keys <Enter>
expect of 15
:list prices
keys <Enter> q
:as-of 2021-01-01
:list steps
expect not started
expect-not met
END
same lists_100
same list_100
same list_columns_100
same lists_views_100

# What names and does not count has no points: a year, an act.
sqlite3 "$DB" "INSERT INTO act VALUES (1234, '2021-04-26 09:00:00', 'ml',
    'cli', 'fyld', NULL, NULL)"
play 80x24 "$KLAR" --db "$DB" --lang da <<'END'
keys 8
expect  1234
keys q
keys gl
dump lists_80_da
:list installationer status:aftalt område:esdh
keys >
dump list_80_da
:list priser
expect   2022 AULA
:list handlinger
expect 1234
END
same lists_80_da
same list_80_da
play 200x60 "$KLAR" --db "$DB" --ascii --lang da <<'END'
:list trin
keys > I
dump list_200_ascii_da
:list municipalities region:syddanmark installations>2
:columns code,name,installations,operation,agreed,unknown
:sort -installations,name
dump list_200_kommuner_da
END
same list_200_ascii_da
same list_200_kommuner_da

# the older screens
play 100x30 "$KLAR" --db "$DB" <<'END'
:systems
:filter område:esdh -acadre
expect of 4
:filter installations>20
expect of 5
:filter x:y
expect column 1: no field is called 'x'
expect of 5
:municipalities
:filter 101
expect 1 of 1
:filter code<0200 region:hovedstaden
expect of 18
keys <Esc>
expect of 98
:systems
:filter system=edoc
END
