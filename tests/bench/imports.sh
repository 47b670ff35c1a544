# How fast a list is read into the store, read again and taken back, beside
# the sqlite3 shell's .import of the same rows. Part of run.sh.

# What the run before left to be written to the disk is not of the next.
clock() {
	sync
	"$tools/timed" "$T/cost" "$@"
}
peer_import() {
	rm -f "$T/peer.db"
	cat >"$T/peer.sql" <<-END
		CREATE TABLE t (a TEXT, b TEXT, c TEXT, d TEXT, e TEXT, f TEXT,
		    g TEXT, h TEXT, i TEXT, j TEXT, k TEXT, UNIQUE (a, c, d));
		.separator ";" "\n"
		.import --skip 1 $list t
	END
	clock sqlite3 -batch "$T/peer.db" <"$T/peer.sql" \
		>/dev/null || echo "bench: the peer failed" >&2
	test "$(sqlite3 "$T/peer.db" 'SELECT count(*) FROM t')" = "$ROWS" ||
		echo "bench: the peer has not read every row" >&2
}
klar_import() {			# LIST, into $T/klar.db as it is
	clock "$klar" --db "$T/klar.db" import "$@" \
		>"$T/said" 2>&1 || { echo "bench: klar import:" >&2
		tail -n 3 "$T/said" >&2; }
}
iconv -f UTF-8 -t WINDOWS-1252 "$list" >"$T/cp1252.csv" || exit 1
head -n 201 "$list" >"$T/short.csv"
i=0
while test $i -lt "$RUNS"; do
	cp "$T/empty.db" "$T/klar.db"
	klar_import "$T/cp1252.csv"; note cp1252
	clock "$klar" --db "$T/klar.db" undo >/dev/null ||
		echo "bench: no undo" >&2
	note undo
	cp "$T/empty.db" "$T/klar.db"
	klar_import --dry-run "$list"; note dry
	cp "$T/empty.db" "$T/klar.db"
	klar_import "$list";	note new
	peer_import;		note peer
	klar_import "$list";	note again
	klar_import "$T/short.csv"; note short
	i=$((i + 1))
done
n=$(sqlite3 "$T/klar.db" 'SELECT count(*) FROM installation')
test "$n" = "$ROWS" || echo "bench: klar holds $n of $ROWS rows" >&2
y=$(median "$T/peer.s")
head_line "Import, seconds" ".import"
for w in new again undo; do
	s=$(median "$T/$w.s")
	case $w in
	new)	what="into a new store" bar=0.65 ;;
	again)	what="the same file again" bar=0.5 ;;
	undo)	what="undo of all that" bar= ;;
	esac
	line "$what" "$s" "$y" "" "$s / $y" "$bar" "${bar:+ratio <= $bar}"
done
line "200 rows of it again" "$(median "$T/short.s")" "" s
new=$(median "$T/new.s")
head_line "Beside that import, seconds" UTF-8
line "--dry-run" "$(median "$T/dry.s")" "$new" "" \
	"$(median "$T/dry.s") / $new" 1 "no more"
line "Windows-1252" "$(median "$T/cp1252.s")" "$new" "" \
	"$(median "$T/cp1252.s") / $new" 1.1 "ratio <= 1.1"
head_line "Memory and disk" .import
for w in new again undo; do
	mb=$(calc "$(most "$T/$w.kb") / 1024" 1)
	line "peak memory, $w" "$mb" "$(calc "$(most "$T/peer.kb") / 1024" 1)" \
		MiB "$mb" 80 "80 MiB at any size"
done
line "the store" "$(($(wc -c <"$T/klar.db") / 1000000))" \
	"$(($(wc -c <"$T/peer.db") / 1000000))" MB

