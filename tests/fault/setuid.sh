# P24: run setuid or setgid, it refuses, before it reads or writes anything.
. "$(dirname "$0")/lib.sh"
can_be_nobody || { echo "needs root and setpriv"; exit 77; }
chmod 755 "$T"
cp "$KLAR" "$T/klar"
cp "$(command -v id)" "$T/id"
for mode in 4755 2755; do
	chmod $mode "$T/klar" "$T/id"
	# The bit must have its effect here, or nothing is tested.
	case $mode in
	4*) had=$(as_nobody "$T/id" -u) ;;
	2*) had=$(as_nobody "$T/id" -g) ;;
	esac
	test "$had" = 0 || { echo "set-id bits have no effect in $T"; exit 77; }
	for act in version "init --db $T/new.db" "list municipalities" ""; do
		run as_nobody "$T/klar" $act
		refused 2 'setuid' "'$act' with mode $mode"
	done
	test ! -e "$T/new.db" || fail "it made a store"
done
chmod 755 "$T/klar"
run as_nobody "$T/klar" version
test $status = 0 || { cat "$T/said"; fail "without the bits it must run"; }
