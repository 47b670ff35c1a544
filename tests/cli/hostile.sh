#!/bin/sh
# Text that would drive the terminal (ESC, OSC 52, C1, bidi): rejected by the
# importer; planted in the store with sqlite3 it comes out harmless (P17).
. "$TOP/tests/cli/lib.sh"
klar init >/dev/null || die init
esc=$(printf '\033')
printf 'Leverandør;System;Område\nOnd%s]52;c;aGVq\007;X;ESDH\nOnd%s[31m;Y;ESDH\nC1\302\233 31m;Z;ESDH\nBidi\342\200\256;Q;ESDH\nGod;Rigtig;ESDH\n' "$esc" "$esc" >"$T/ond.csv"
gives 1 'control_char' klar import "$T/ond.csv"
test "$(sqlite3 "$DB" "SELECT count(*) FROM vendor WHERE name LIKE 'Ond%' OR name LIKE 'C1%' OR name LIKE 'Bidi%'")" = 0 || die "stored"
test "$(sqlite3 "$DB" "SELECT count(*) FROM vendor WHERE name = 'God'")" = 1 || die "the good row is lost"

sqlite3 "$DB" "UPDATE system SET note = 'pwn' || char(27) || ']52;c;aGVq' || char(7) || char(155) || char(8238) || 'x' || char(13) || 'y', owner = char(27) || '[31m' WHERE name = 'Acadre'"
sqlite3 "$DB" "UPDATE municipality SET name = 'O' || char(27) || '[2J' || 'dense' WHERE code = '0461'"
sqlite3 "$DB" "UPDATE act SET title = 'x' || char(27) || ']0;pwn' || char(7)"
for w in "list systems" "list municipalities" "show Acadre" "report overview" "report course" "log" "show 0461" "list systems --plain" "list systems --json"; do
	klar $w >"$T/out" 2>&1
	grep -q 'pwn\|dense\|Acadre\|x' "$T/out" || die "klar $w shows nothing"
	python3 - "$T/out" <<'END' || die "klar $w: a control got through"
import sys, unicodedata
t = open(sys.argv[1], encoding="utf-8").read()
bad = [c for c in t if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp", "Cs")]
sys.exit(1 if bad else 0)
END
done
# A list on a terminal is harmless; into a file or pipe it is as it is.
klar export systems - >"$T/out" || die "export"
LC_ALL=C grep -q "$esc" "$T/out" || die "the file is not faithful"
python3 - "$KLAR" --db "$DB" export systems - <<'END' || die "export to a terminal"
import os, pty, sys
got = b""
pid, fd = pty.fork()
if pid == 0:
    os.execv(sys.argv[1], sys.argv[1:])
while True:
    try:
        block = os.read(fd, 65536)
    except OSError:
        break
    if not block:
        break
    got += block
sys.exit(b"\x1b" in got or b"\x07" in got or b"pwn" not in got or os.waitpid(pid, 0)[1] != 0)
END
# A name typed on the command line comes back harmless in the error too.
klar show "$(printf 'x\033[31m')" 2>"$T/err" && die "no such subject"
LC_ALL=C grep -q "$esc" "$T/err" && die "the error carries ESC"
exit 0
