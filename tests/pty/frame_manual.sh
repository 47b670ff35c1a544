# From the help to the manual page and back; without man, a sentence.
. "$TOP/tests/pty/lib.sh"
command -v man >/dev/null || { echo "man is missing"; exit 77; }
mkdir "$T/man"
cat >"$T/man/klar.1" <<'END'
.Dd April 27, 2021
.Dt KLAR 1
.Os
.Sh NAME
.Nm klar
.Nd a page to be found
END
cat >"$T/pager" <<'END'
#!/bin/sh
cat
printf 'END-OF-PAGE'
read -r x </dev/tty
END
chmod +x "$T/pager"
start 80x24 env KLAR_MANDIR="$T/man" MANPATH="$T/none" MANPAGER="$T/pager" "$demo" -n 10
until_shown '^▶ *0 ';		keys '?'
until_shown 'THIS SCREEN';	keys m
until_shown 'a page to be found'
until_shown 'END-OF-PAGE'
# Ctrl-C and a resize there are not ours.
resize 90x20;			keys Enter
until_shown 'THIS SCREEN';	until_shown "^─\{90\}"
keys /;				text 'klar-lists'
keys Enter;			until_shown 'klar-lists(5)'
keys Enter;			until_shown 'manual page klar-lists(5) is not'
keys Escape q Q;		until_exit 0

start 80x24 sh -c "PATH=/nonexistent KLAR_MANDIR='$T/man' exec '$demo' -n 10"
until_shown '^▶ *0 ';		keys '?'
until_shown 'THIS SCREEN';	keys m
until_shown 'man is not installed'
keys q Q;			until_exit 0
