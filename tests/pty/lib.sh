# For tests with a real terminal: tmux draws, the test types and looks. Every
# terminal has a tmux server of its own, with a socket name that is never
# used twice. Waiting is for something to be shown, with a deadline; there is
# no sleeping and hoping. Needs T (a folder of the test's own), KLAR, TOOLS.

command -v tmux >/dev/null || { echo "tmux is missing"; exit 77; }
set -u
unset LINES COLUMNS TMUX
demo=$TOOLS/demo
terminals=0
sock=

fail() {
	echo "FAILED: $*" >&2
	test -n "$sock" && { echo "--- the screen:"; tm capture-pane -p; } >&2
	test -s "$T/stderr" && { echo "--- stderr:"; cat "$T/stderr"; } >&2
	exit 1
}

tm() { tmux -S "$sock" -f /dev/null "$@"; }

# Only servers this test started, by their sockets.
close_all() {
	i=0
	while test $i -lt $terminals; do
		i=$((i + 1))
		tmux -S "$T/t$i" kill-server 2>/dev/null
	done
}
trap close_all EXIT

# terminal COLSxROWS COMMAND...: a new terminal that runs a shell command
terminal() {
	size=$1; shift
	terminals=$((terminals + 1))
	sock=$T/t$terminals
	tmux -S "$sock" -f /dev/null start-server \; \
		set -g default-terminal tmux-256color \; set -s escape-time 0 \; \
		set -g status off \; \
		new-session -d -x "${size%x*}" -y "${size#*x}" "$*" ||
		fail "tmux does not start"
}

# start COLSxROWS PROGRAM...: run it, note its pid, modes, exit and stderr
start() {
	size=$1; shift
	cat >"$T/run" <<-END
		stty -g >"$T/stty.before"
		sh -c 'echo \$\$ >"$T/pid"; exec "\$@"' sh "\$@" 2>"$T/stderr"
		echo "[exit \$?]"
		stty -g >"$T/stty.after"
		touch "$T/ended"
		read -r line
	END
	rm -f "$T/ended" "$T/pid"
	args=
	for a in "$@"; do args="$args '$a'"; done
	terminal "$size" "sh '$T/run' $args"
}

# a pattern of grep is on the screen / is not; wait at most 10 seconds
until_shown() {
	n=0
	until tm capture-pane -p | grep -q -- "$1"; do
		n=$((n + 1))
		test $n -lt 300 || fail "never saw: $1"
		sleep 0.03
	done
}
until_hidden() {
	n=0
	while tm capture-pane -p | grep -q -- "$1"; do
		n=$((n + 1))
		test $n -lt 300 || fail "still there: $1"
		sleep 0.03
	done
}
until_true() {			# any command
	n=0
	until "$@"; do
		n=$((n + 1))
		test $n -lt 300 || fail "never true: $*"
		sleep 0.03
	done
}
until_exit() {			# what it left with; nothing on stderr, modes as before
	until_shown "\[exit $1\]"
	until_true test -e "$T/ended"
	cmp -s "$T/stty.before" "$T/stty.after" ||
		fail "the terminal's modes are not as they were"
	test ! -s "$T/stderr" || fail "it wrote on stderr"
}

keys() { tm send-keys "$@"; }
text() { tm send-keys -l -- "$1"; }
resize() { tm resize-window -x "${1%x*}" -y "${1#*x}"; }
pid() { cat "$T/pid"; }
is_gone() { ! kill -0 "$1" 2>/dev/null; }
ms() { date +%s%3N; }
