# Words for tests of the command line. KLAR is the binary, T a folder of the
# test's own, TOP the project; today is 27 April 2021 (KLAR_NOW).
set -u
DB=$T/klar.db
LIST=$TOP/import/samples/eksempel_installationer.csv

klar() { "$KLAR" --db "$DB" "$@"; }
die() { echo "FAILED: $*" >&2; exit 1; }

# gives STATUS PATTERN klar...: exit status, and a line of either output.
gives() {
	want=$1 pattern=$2; shift 2
	"$@" >"$T/stdout" 2>"$T/stderr"
	got=$?
	test $got -eq "$want" ||
		die "$* exited $got, not $want: $(cat "$T/stdout" "$T/stderr")"
	cat "$T/stdout" "$T/stderr" | grep -q -e "$pattern" ||
		die "$* never said '$pattern': $(cat "$T/stdout" "$T/stderr")"
}

# same FILE: standard input is what FILE holds.
same() { cat >"$T/want"; diff -u "$T/want" "$1" || die "$1 differs"; }

# Everything a store holds but its history, as text.
contents() {
	for t in municipality vendor area system alias track phase step \
	    step_requires run fact mark gate installation target reported price \
	    contact open_item payment_demand measure waiver_request; do
		echo "== $t"
		sqlite3 "$DB" "SELECT * FROM \"$t\" ORDER BY id"
	done
}

example() {
	klar init >/dev/null || die init
	klar import --status-date 2021-03-31 "$LIST" >"$T/import" ||
		die "import: $(cat "$T/import")"
}
