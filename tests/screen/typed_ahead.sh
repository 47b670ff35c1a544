# Keys that were typed faster than the screen could read its rows do the same
# as slow ones: a line of keys is played before anything is filled in.
. "$TOP/tests/screen/lib.sh"
DB=$T/klar.db
klar() { "$KLAR" --db "$DB" "$@" >/dev/null || fail "$*"; }
klar init
klar import --status-date 2021-03-31 "$TOP/import/samples/eksempel_installationer.csv"
klar item add KMD Prisbilag opened=01-03-2021 due=20-03-2021
klar item add KMD Testplan opened=01-03-2021 due=21-03-2021
klar item add Formpipe Aftale opened=01-03-2021 due=22-03-2021
play 100x30 "$KLAR" --db "$DB" <<'END'
keys 2 f T e s t <Enter>
expect-not no row has
expect 2  KMD
keys 1 <S-Tab> <S-Tab> <S-Tab> gg T 3 0 - 0 4 - 2 0 2 1 <Enter> <Enter>
expect-not kommuner_i_drift
expect Installations
expect Frederiksberg
END
# What only the screen itself knows waits for its first reading.
play 100x30 "$KLAR" --db "$DB" <<'END'
keys 2 O
expect everybody's
keys 6 z
expect-not is not a screen
expect |today
END
# The weeks are where slow keys show them.
play 100x30 "$KLAR" --db "$DB" <<'END'
keys 6 l l h
dump fast
keys 3
:timeline
keys z
expect |today
keys z
expect 2021
END
play 100x30 "$KLAR" --db "$DB" <<'END'
keys 6
keys l l h
dump slow
END
cmp "$T/fast" "$T/slow" || { cat "$T/fast" "$T/slow" >&2
	fail "6 l l h typed ahead shows other weeks"; }
# A range that is still open counts for the verbs of the inbox, too.
play 100x30 "$KLAR" --db "$DB" <<'END'
keys 2 j
keys v j s + 2 u <Enter>
keys z
END
n=$(sqlite3 "$DB" "SELECT count(*) FROM chase WHERE snoozed_until IS NOT NULL")
test "$n" = 2 || fail "$n items are left alone, not 2"
exit 0
