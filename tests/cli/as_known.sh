#!/bin/sh
# What the store said then: with --as-known every list, the history and the
# overview are, byte for byte, those of a copy of the file that was kept then.
. "$TOP/tests/cli/lib.sh"
n=0
# keep: a copy of the store as it is now, and the newest act in it
keep() {
	n=$((n + 1))
	cp "$DB" "$T/then$n.db"
	sqlite3 "$DB" "SELECT max(id) FROM act" >"$T/act$n"
	echo "$now" >"$T/now$n"
}
at() { now=$1; shift; KLAR_NOW="$now" "$KLAR" --db "$DB" "$@" >/dev/null || die "klar $*"; keep; }
at '2021-04-01 09:00:00' init
at '2021-04-01 10:00:00' import --status-date 2021-03-31 "$LIST"
at '2021-04-02 10:00:00' tick Acadre F1 --until 2021-04-20
at '2021-04-02 10:00:30' set Acadre F1 owner=ml 'note=ring'
sed 's/Endnu ikke aftalt;/Aftalt;/' "$LIST" >"$T/later.csv"
at '2021-04-06 08:00:00' import --status-date 2021-04-06 "$T/later.csv"
at '2021-04-07 12:00:00' tick Acadre F1 --until 2021-12-31
at '2021-04-08 12:00:00' undo
at '2021-04-09 12:00:00' redo
at '2021-04-10 12:00:00' waive VITAE F1 --until 2021-04-30 --reason x
at '2021-04-11 12:00:00' set Acadre brugervendt=nej
at '2021-04-12 12:00:00' undo
now='2021-04-27 10:00:00'
KLAR_NOW=$now; export KLAR_NOW

told() {			# OPTIONS: all that is told, at one time
	for list in $(klar lists --csv --plain | awk -F, 'NR > 1 { print $1 }'); do
		klar export "$list" "$@" || die "export $list $*"
	done
	klar log --n 1000 "$@"
	klar log Acadre F1 "$@"
}
of_day() {			# OPTIONS: what is told of a day
	klar report overview --json "$@"
	klar report reporting --month 2021-04 "$@"
	klar check "$@"
	klar message KOMBIT "$@"
	klar export installations --filter reported:today "$@"
}
i=0
while [ $i -lt $n ]; do
	i=$((i + 1))
	told --as-known "$(cat "$T/act$i")" >"$T/known"
	(DB=$T/then$i.db; told) >"$T/then"
	cmp "$T/known" "$T/then" || { diff "$T/known" "$T/then" | head; die "as known after act $(cat "$T/act$i")"; }
	when=$(cat "$T/now$i")
	of_day --as-known "$when" >"$T/known" 2>&1
	(DB=$T/then$i.db KLAR_NOW="$when"; export KLAR_NOW; of_day) >"$T/then" 2>&1
	cmp "$T/known" "$T/then" || { diff "$T/known" "$T/then" | head; die "the day as known $when"; }
done
gives 2 "'known 2021-03-31'" klar diff 2021-04-01 2021-04-10 --as-known 4
# With a day of its own: what was then known of that day.
test "$(klar show Acadre --as-known 2021-04-06 --as-of 2021-04-21 --csv --plain | grep -c 'F1.*ready')" = 1 ||
	die "the certificate of then has lapsed: $(klar show Acadre --as-known 2021-04-06 --as-of 2021-04-21 | head -3)"
klar show Acadre --as-of 2021-04-21 --csv --plain | grep -q 'F1.*met' || die "it was renewed since"
gives 1 'born on 01-04-2021' klar list systems --as-known 2021-03-31
gives 2 'not come yet' klar list systems --as-known 2021-04-28
gives 2 'is no time' klar list systems --as-known yesteryear
gives 2 'takes no --as-known' klar tick Acadre F2 --as-known 2021-04-07
klar backup --as-known 2021-04-02 "$T/backup.db" >/dev/null || die backup
test "$(sqlite3 "$T/backup.db" 'SELECT max(id) FROM act')" = 4 || die "the backup as known"
before=$(sha256sum <"$DB")
klar list systems --as-known 2021-04-02 >/dev/null
test "$before" = "$(sha256sum <"$DB")" || die "looking back wrote"
