#!/bin/sh
# klar.conf: found where it should be, told of with file and line, never in
# the way of the work.
. "$TOP/tests/cli/lib.sh"
example
unset KLAR_CONFIG
export XDG_CONFIG_HOME="$T/xdg"
gives 0 'no settings of your own' klar config
mkdir -p "$T/xdg/klar"
conf=$T/xdg/klar/klar.conf
printf '# \303\246\303\270\303\245\nsilent-days = 5\r\nlanguage=da\n' >"$conf"
gives 0 "fra $conf" klar config
klar config --csv --plain >"$T/out"
grep -q '^silent-days,5,10,2,' "$T/out" || die "silent-days: $(cat "$T/out")"
gives 0 'no settings of your own\|from' klar --lang en config
# A bad line changes nothing, is told, and the work is done.
printf 'silent-days = soon\ntheme=mono\n' >"$conf"
gives 1 "klar.conf:1: silent-days is a number 1-365, not 'soon'" klar config
gives 0 "klar.conf:1: silent-days is a number" klar list systems
klar list systems 2>/dev/null >"$T/list"
grep -q Fasit "$T/list" || die "the list: $(cat "$T/list")"
# The option and the variable come first, and must be there.
printf 'silent-days = 6\n' >"$T/other.conf"
klar --config "$T/other.conf" config --csv --plain | grep -q '^silent-days,6,' ||
	die "--config"
KLAR_CONFIG="$T/other.conf" klar config --csv --plain |
	grep -q '^silent-days,6,' || die "KLAR_CONFIG"
gives 1 'nowhere.conf: the settings cannot be read: No such file' \
	klar --config "$T/nowhere.conf" config
# Whoever holds the pages to the templates.
for page in "$TOP"/man/*.in; do
	p=${page##*/} p=${p%.in}
	grep -q "^PAGE(\"${p%.*}\", \"${p##*.}\"," "$TOP/src/pages.def" ||
		die "src/pages.def does not know $p"
done
grep -c '^PAGE' "$TOP/src/pages.def" | grep -qx "$(ls "$TOP"/man/*.in | wc -l)" ||
	die "src/pages.def names a page that is not there"
printf 'silent-days = soon\ntheme=mono\n' | cmp -s - "$conf" || die "written"
# Every page is there in Danish too.
for page in "$TOP"/man/*.in; do
	test -f "$TOP/man/da/${page##*/}" || die "no Danish ${page##*/}"
done
# Every command is on the page that its help names, in both languages.
sed -n 's/^SUB([A-Z]*, "\([a-z]*\)", "\([a-z-]*\)".*/\1 \2/p' \
	"$TOP/src/cli/subcommands.def" >"$T/families"
test "$(grep -c '^SUB(' "$TOP/src/cli/subcommands.def")" = \
	"$(wc -l <"$T/families")" || die "a command without a page"
while read -r sub page; do
	gives 0 "^Read more: man $page\$" klar help "$sub"
	for in in "$TOP/man/$page.1.in" "$TOP/man/da/$page.1.in"; do
		grep -qx "@COMMANDS $page@" "$in" || die "$in has no commands"
	done
done <"$T/families"
