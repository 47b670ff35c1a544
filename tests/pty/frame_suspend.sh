# Ctrl-Z, twice too, stop and continue from outside, and back in the shell
# the modes are the shell's.
. "$TOP/tests/pty/lib.sh"
command -v bash >/dev/null || { echo "bash is missing"; exit 77; }
terminal 80x24 "PS1='ready> ' bash --norc --noprofile -i"
until_shown 'ready>'
text "stty -g >'$T/a'; '$demo' -n 100"
keys Enter;			until_shown 'Demo  100 rows'
keys j j;			until_shown '^▶ *2 '
for round in 1 2; do
	keys C-z;		until_shown 'Stopped'
	text "clear; stty -g >'$T/b'; cmp '$T/a' '$T/b' && echo the-same"
	keys Enter;		until_shown '^the-same'
	resize 9${round}x24
	text 'fg';		keys Enter
	until_shown '^▶ *2 '
	# The window was resized meanwhile: the rule goes all the way.
	n=$(tm capture-pane -p | grep -c "^─\{9$round\}\$")
	test "$n" = 1 || until_shown "^─\{9$round\}"
done
# From outside.
child=$(pgrep -f "^$demo -n 100" | head -n 1)
kill -TSTP "$child";		until_shown 'Stopped'
text 'clear; fg';		keys Enter
until_shown '^▶ *2 '
kill -STOP "$child";		until_shown 'Stopped'
text 'clear; fg';		keys Enter
until_shown '^▶ *2 '
keys j;				until_shown '^▶! *3 '
keys C-z C-z;			until_shown 'Stopped'
text 'clear; fg';		keys Enter
until_shown '^▶! *3 '
keys Q;				until_shown 'ready>$'
text "stty -g >'$T/b'; cmp '$T/a' '$T/b' && echo the-same"
keys Enter;			until_shown '^the-same'
