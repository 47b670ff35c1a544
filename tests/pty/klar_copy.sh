# What is copied goes to the terminal's clipboard as base64 of our own: also
# where the store holds what would drive a terminal, nothing but that one
# sequence reaches it, and what comes out of it is harmless to paste.
. "$TOP/tests/pty/lib.sh"
command -v sqlite3 >/dev/null || { echo "sqlite3 is missing"; exit 77; }
db=$T/klar.db
"$KLAR" --db "$db" init >/dev/null || fail "init"
"$KLAR" --db "$db" contact add 'DXC Technology/Åse Krogh' >/dev/null || fail contact
"$KLAR" --db "$db" tick VITAE F1 >/dev/null || fail tick
"$KLAR" --db "$db" wait VITAE F6 --for vendor >/dev/null || fail wait
evil="char(27) || ']52;c;cm0gLXJm' || char(7) || char(0x9b) || '31m' || char(0x202e) || char(13) || 'x'"
sqlite3 "$db" "UPDATE system SET name = 'Ond ' || $evil WHERE name = 'VITAE'" || fail "evil"
start 120x40 sh -c "until test -e '$T/go'; do sleep 0.02; done; exec '$KLAR' --db '$db'"
tm pipe-pane -o "cat >'$T/raw'"
until_true test -e "$T/raw"
touch "$T/go"
until_shown '\[1 Overview\]'
text 'gs';			until_shown '\[Systems\]'
text '/Ond';			keys Enter; until_shown 'Ond ·'
text 'y';			until_shown 'row copied'
keys Escape;			until_shown 'of 11'
text 'Vy';			until_shown '11 rows copied'
keys Escape 2;			until_shown '\[2 Inbox\]'
text 'Oz/DXC';			keys Enter; until_shown 'DXC'
text 'm';			until_shown 'Emne:'
text 'y';			until_shown 'copied, if your terminal'
keys q Q;			until_exit 0
python3 - "$T/raw" <<'END' || fail "the clipboard"
import base64, re, sys, unicodedata
raw = open(sys.argv[1], "rb").read()
every = re.findall(rb"\x1b\][^\x07\x1b]*", raw)
ours = re.findall(rb"\x1b\]52;c;([A-Za-z0-9+/]*={0,2})\x07", raw)
assert len(every) == len(ours) == 3, (every, ours)
texts = [base64.b64decode(b, validate=True).decode() for b in ours]
assert texts[0].startswith("Ond ") or "Ond " in texts[0], texts[0]
assert texts[1].count("\n") >= 10, texts[1]
assert texts[2].startswith("Emne: "), texts[2]
for t in texts:
    for c in t:
        assert c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf"), (c, t)
END
