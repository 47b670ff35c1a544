#!/bin/sh
# Files that are not ours are refused and keep every byte (P9); a missing one
# is named; readers never write; backup and check.
. "$TOP/tests/cli/lib.sh"
gives 6 'klar init' klar list systems
test ! -e "$DB" || die "a reader made a store"
klar init >/dev/null || die init
gives 1 'is a store already' klar init
sum=$(sha256sum <"$DB")
for w in "list systems" "report overview" "report rollout" "show Acadre" "log" "list installations"; do
	klar $w >/dev/null 2>&1
	test "$(sha256sum <"$DB")" = "$sum" || die "klar $w wrote"
done
test ! -e "$DB-journal" && test ! -e "$DB-wal" || die "a journal is left"

refused() {		# FILE PATTERN
	sum=$(sha256sum <"$1")
	for w in "list systems" "tick Acadre F1" "init"; do
		"$KLAR" --db "$1" $w >"$T/o" 2>&1; s=$?
		test $s -eq 6 || die "$1: klar $w exited $s: $(cat "$T/o")"
		grep -q "$2" "$T/o" || die "$1: $(cat "$T/o")"
	done
	test "$(sha256sum <"$1")" = "$sum" || die "$1 was changed"
}
cp "$DB" "$T/newer.db"; sqlite3 "$T/newer.db" 'PRAGMA user_version = 999'
refused "$T/newer.db" 'newer'
sqlite3 "$T/other.db" 'CREATE TABLE x(a); PRAGMA application_id = 77'
refused "$T/other.db" '.'
printf 'Leverandør;System\n' >"$T/list.csv"
refused "$T/list.csv" '.'
gives 2 'do not go together' klar --read-only tick Acadre F1
gives 0 'copied' klar backup "$T/copy.db"
sum=$(sha256sum <"$T/copy.db"); klar backup "$T/copy.db" >"$T/o" 2>&1 && die "a backup wrote over a file"; test "$(sha256sum <"$T/copy.db")" = "$sum" || die "the backup was changed"
test "$(sqlite3 "$T/copy.db" 'PRAGMA integrity_check')" = ok || die backup
"$KLAR" --db "$T/copy.db" list systems | grep -q Acadre || die "the copy is no store"
# The programme itself holds contradictions, and says so.
gives 1 'ahead_of_gate' klar check
gives 0 '11\|Acadre' klar list systems
# A path that looks like a URI is a path.
(cd "$T" && "$KLAR" --db 'file:x.db?mode=ro' init >/dev/null && test -e 'file:x.db?mode=ro') || die "URI"
# A clock that is behind does not keep the programme out.
KLAR_NOW="2019-01-01 10:00:00" "$KLAR" --db "$T/early.db" init >/dev/null || die "init with an early clock"
