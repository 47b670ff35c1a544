# One act, durable, beside one INSERT. Part of run.sh; it needs $T/klar.db.

db=$T/klar.db
head_line "An edit, durable" INSERT
"$tools/edits" "$db" VITAE F1 "$T/peer2.db" 400 >"$T/edits.pty" ||
	echo "bench: no edits" >&2
line "one act, p50" "$(of edits act_p50)" "$(of edits insert_p50)" ms
# A slow disk makes both slow: then only the ratio can be judged.
ours=$(of edits act_p95) theirs=$(of edits insert_p95)
line "one act, p95" "$ours" "$theirs" ms \
	"$(calc "$theirs * 1.3 > 2 ? $ours / ($theirs * 1.3) : $ours / 2")" 1 \
	"2 ms, or ratio <= 1.3"
i=0
while test $i -lt 20; do
	"$tools/timed" "$T/cost" "$klar" --db "$db" set VITAE "owner=nr $i" \
		>/dev/null;	note set
	"$tools/timed" "$T/cost" sqlite3 "$T/peer2.db" \
		"INSERT INTO t (a) VALUES ($i)" >/dev/null;	note shell
	i=$((i + 1))
done
line "klar set, as a process" "$(calc "$(median "$T/set.s") * 1000" 1)" \
	"$(calc "$(median "$T/shell.s") * 1000" 1)" ms
