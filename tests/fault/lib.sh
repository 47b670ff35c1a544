# For tests of what must hold when something breaks. Needs T (a folder of the
# test's own), TOP, KLAR and TOOLS; run by hand ("sh tests/fault/X.sh") it
# finds them itself. Waiting is for something to be true, with a deadline.
set -u
if test -z "${TOP:-}"; then
	TOP=$(cd "$(dirname "$0")/../.." && pwd)
	T=$(mktemp -d "${TMPDIR:-/tmp}/klar-fault.XXXXXX") || exit 1
	trap 'rm -rf "$T"' EXIT
	export HOME="$T" TZ=UTC LC_ALL=C.UTF-8 LANGUAGE=en \
		TERM=xterm-256color KLAR_NOW="2021-04-27 10:00:00"
fi
: "${KLAR:=$TOP/build/klar}" "${TOOLS:=$TOP/build/tests/tools}"
export T TOP KLAR TOOLS
unset KLAR_DB XDG_DATA_HOME XDG_STATE_HOME

fail() {
	echo "FAILED: $*" >&2
	exit 1
}

for p in sqlite3 python3; do
	command -v $p >/dev/null || { echo "$p is missing"; exit 77; }
done

# rows N MARK [system]: an installation list with MARK in its notes
rows() {
	awk -v rows="$1" -v mark="$2" -v order="${3:-}" \
		-f "$TOP/tests/bench/rows.awk" \
		"$TOP/import/programme/01_municipalities.csv"
}

# What a store holds, as a hash: of every row of every table, or of the bytes.
content() { sqlite3 "$1" .dump | sha256sum | cut -d' ' -f1; }
bytes() { sha256sum <"$1" | cut -d' ' -f1; }
count() { sqlite3 "$1" 'SELECT count(*) FROM installation'; }

sound() {			# the file and its references
	test "$(sqlite3 "$1" 'PRAGMA integrity_check')" = ok ||
		fail "$1 is damaged"
	test -z "$(sqlite3 "$1" 'PRAGMA foreign_key_check')" ||
		fail "$1 has lost references"
}

new_store() { "$KLAR" --db "$1" init >/dev/null || fail "no store is made"; }

# run COMMAND...: its exit status in $status, its words in $T/said. A death
# by a signal fails at once.
run() {
	status=0
	"$@" >"$T/said" 2>&1 </dev/null || status=$?
	test $status -lt 124 || { cat "$T/said" >&2; fail "status $status: $*"; }
}
said() { grep -q -i -E -e "$1" "$T/said"; }

# Refused with that status, and with a sentence that has that pattern.
refused() {
	test $status -eq "$1" || { cat "$T/said" >&2
		fail "status $status where $1 was due: $3"; }
	said "$2" || { cat "$T/said" >&2; fail "no sentence with '$2': $3"; }
}

ms() { date +%s%3N; }
until_true() {			# any command, 10 seconds at most
	n=0
	until "$@"; do
		n=$((n + 1))
		test $n -lt 400 || fail "never true: $*"
		sleep 0.02
	done
}
is_root() { test "$(id -u)" = 0; }
# A command as somebody without rights, where that is possible.
as_nobody() { setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; }
can_be_nobody() { is_root && as_nobody true 2>/dev/null; }
# Begin again where this script may mount: in a mount space of its own, that
# goes away with it. Without the right to, the variable stays empty.
own_mounts() {
	test -n "${MOUNTS:-}" && return
	if is_root && unshare -m true 2>/dev/null; then
		MOUNTS=yes unshare -m sh "$0"
		exit $?
	elif unshare -rm true 2>/dev/null; then
		MOUNTS=yes unshare -rm sh "$0"
		exit $?
	fi
	MOUNTS=
}
