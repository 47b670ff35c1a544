# P9: a newer schema, another program's file, a file that is no database, a
# folder, a device: refused with status 6 and a sentence, not a byte changed.
. "$(dirname "$0")/lib.sh"
new_store "$T/klar.db"
rows 50 x >"$T/list.csv"
tried=0

refuses() {			# file pattern
	hash=$(bytes "$1")
	for act in "list municipalities" "tick VITAE F1" "import $T/list.csv" \
		"check" "undo" "--read-only report overview" "init" \
		"backup $T/copy.db"; do
		run "$KLAR" --db "$1" $act
		refused 6 "$2" "$act on $(basename "$1")"
		test "$(bytes "$1")" = "$hash" ||
			fail "'$act' changed $(basename "$1")"
		tried=$((tried + 1))
	done
	test ! -e "$1-journal" || fail "a journal is left beside $1"
	test ! -s "$1-wal" || fail "something is written beside $1"
	test ! -e "$T/copy.db" || fail "a copy was made of $1"
}

cp "$T/klar.db" "$T/newer.db"
sqlite3 "$T/newer.db" 'PRAGMA user_version = 99'
refuses "$T/newer.db" 'newer'

sqlite3 "$T/places.db" "PRAGMA application_id = 252006673;
	PRAGMA user_version = 1; CREATE TABLE fossil (a)"
refuses "$T/places.db" 'another program|belongs'
sqlite3 "$T/plain.db" 'CREATE TABLE t (a); INSERT INTO t VALUES (1)'
refuses "$T/plain.db" 'another program|belongs'
# The same in the other journal mode, which is in the file.
sqlite3 "$T/wal.db" 'PRAGMA journal_mode = WAL; CREATE TABLE t (a)' >/dev/null
refuses "$T/wal.db" 'another program|belongs'

printf 'Kommune;System\n0101;Acadre\n' >"$T/a list.csv"
refuses "$T/a list.csv" 'no klar store|not a|damaged'
head -c 100000 /dev/urandom >"$T/noise.db"
refuses "$T/noise.db" 'no klar store|damaged'
printf 'SQLite format 3\000' >"$T/head.db"
refuses "$T/head.db" 'no klar store|damaged'
printf "no store" >"$T/file:klar.db?mode=memory"
refuses "$T/file:klar.db?mode=memory" 'no klar store|not a|damaged'

# No files at all.
mkdir "$T/folder"
mkfifo "$T/fifo"
for f in "$T/folder" "$T/fifo" /dev/null /dev/zero "$T/none.db" \
	"$T/klar.db/below.db" ''; do
	from=$(ms)
	run timeout 20 "$KLAR" --db "$f" list municipalities
	refused 6 . "a list from '$f'"
	test $(($(ms) - from)) -lt 5000 || fail "'$f' took long"
	tried=$((tried + 1))
done
test ! -e "$T/none.db" || fail "reading made a store"

# An empty file is no store to read; nothing is made of it by the way.
: >"$T/empty.db"
run "$KLAR" --db "$T/empty.db" list municipalities
refused 6 'empty|init' "an empty file"
test ! -s "$T/empty.db" || fail "reading filled an empty file"

# A name that looks like an address of options is a name.
(cd "$T" && mkdir odd && cd odd &&
	"$KLAR" --db 'file:x.db?mode=ro' init >/dev/null) || fail "odd name"
test -s "$T/odd/file:x.db?mode=ro" || fail "the name was read as options"
echo "$tried refusals"
test $tried -ge 60 || fail "too little was tried"
