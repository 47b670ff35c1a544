# Random keys, names and window sizes: it neither crashes nor stops.
. "$TOP/tests/screen/lib.sh"
for seed in 1 2 3 4; do
	random_keys $seed 4000 >"$T/keys"
	play 80x24 "$TOOLS/demo" -n 997 <"$T/keys"
done
exit 0
