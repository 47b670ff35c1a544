# Random keys, names and window sizes: it neither crashes nor stops.
. "$TOP/tests/screen/lib.sh"
demo=$TOOLS/demo
for seed in 1 2 3 4; do
	awk -v seed=$seed 'BEGIN {
		srand(seed)
		n = split("j k h l gg G gd gb gr gh gz g <Down> <Up> <Left> <Right> <Home> <End> " \
		    "<PageUp> <PageDown> <C-d> <C-u> <C-f> <C-b> <Enter> <Esc> <Tab> <S-Tab> " \
		    "<Backspace> <Delete> <C-x> <C-o> <C-k> <C-w> <C-a> <C-e> <C-r> <C-l> <C-z> " \
		    "/ f n N x r S W p w o d A b e U u R T H + 1 3 4 7 8 - : ? <F1> m q y a æ Ø 中 0 9 . <lt> >", k, " ")
		for (i = 0; i < 4000; i++) {
			if (rand() < 0.05)
				printf "size %dx%d\n", 1 + rand() * (rand() < 0.5 ? 30 : 200), 1 + rand() * (rand() < 0.5 ? 10 : 60)
			line = "keys"
			for (c = 1 + rand() * 8; c > 0; c--) {
				key = k[1 + int(rand() * n)]
				if (key != "m")		# the manual needs a terminal
					line = line " " key
			}
			print line
		}
	}' >"$T/keys"
	play 80x24 "$demo" -n 997 <"$T/keys"
done
exit 0
