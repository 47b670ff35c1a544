#!/bin/sh
# The shells complete what the tables and the store know: the words first,
# then through each shell itself.
. "$TOP/tests/cli/lib.sh"
example
export KLAR_DB="$DB" LC_ALL=C.UTF-8

# words WANT... -- TYPED...: the candidates, without what they are.
offers() {
	want=$1; shift
	"$KLAR" completion words -- "$@" | cut -f 1 | paste -sd ' ' >"$T/got"
	test "$(cat "$T/got")" = "$want" ||
		die "$*: '$(cat "$T/got")', not '$want'"
}
offers 'words show' sh
offers 'words --db --dry-run' --d
offers 'words da en' --lang ''
offers 'words da' --lang d
offers 'words Aabenraa Aalborg Aarhus' show aa
offers 'words Aabenraa Aalborg Aarhus' show Å
offers 'words Sønderborg' show sønd
offers 'words aarhus/SBSYS' show aarhus/s
offers 'words SBSYS' export installations --system sb
offers 'words I1' tick 'Schultz Fasit' K9 I1
offers 'words overview' report over
offers 'words forloeb1' report course forloeb1
offers 'words installations' export inst
offers 'words completion' help compl
offers 'files' import ''
offers 'words' version ''
KLAR_DB=$T/none.db offers 'words' show A
test ! -e "$T/none.db" || die "completion made a store"

PATH=$(dirname "$KLAR"):$PATH
cat >"$T/bash" <<'END'
eval "$(klar completion bash)"
# try WORDS...: the last is being typed.
try() {
	COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
	_klar
	(IFS='|'; echo "${COMPREPLY[*]}")
}
try klar sho
try klar show sønd
try klar export installations --system = sb
try klar tick Schultz\\\ Fasit I1
try klar show \'aarhus/k
try klar show aarhus/k
try klar import n
END
(cd "$T" && touch 'nye tal.csv' && bash bash) >"$T/out" 2>&1
same "$T/out" <<'END'
show
Sønderborg
SBSYS
I1
aarhus/KMD Momentum
aarhus/KMD\ Momentum
nye tal.csv
END
fish -c 'klar completion fish | source
	complete -C "klar show sønd"; complete -C "klar sho"' >"$T/out" 2>&1
cut -f 1 "$T/out" >"$T/fish"
same "$T/fish" <<'END'
Sønderborg
show
END
# zsh completes only in a terminal of its own: the function's finds are caught.
cat >"$T/zsh" <<'END'
compdef() { : }
_files() { echo files }
_describe() { print -l "${(@P)3}" }
eval "$(klar completion zsh)"
words=(klar show sønd) CURRENT=3
_klar
words=(klar import '') CURRENT=3
_klar
END
zsh -f "$T/zsh" >"$T/out" 2>&1
same "$T/out" <<'END'
Sønderborg:0540
files

END
gives 2 'no completion for' klar completion csh
