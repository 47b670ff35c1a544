#!/bin/sh
# A message: composed from what somebody owes, written where one says, changed
# in the editor, logged as one act; never sent.
. "$TOP/tests/cli/lib.sh"
example
TMPDIR=$T; export TMPDIR
klar wait Acadre F1 --for vendor --who 'Åse Krogh' --since 01-04-2021 >/dev/null || die wait
klar set Acadre F1 due=20-04-2021 >/dev/null || die set
klar contact add 'Formpipe/Åse Krogh' mail=aase@example.dk >/dev/null || die add
klar item add Formpipe Prisbilag due=12-05-2021 >/dev/null || die item

klar message åse >"$T/letter" 2>"$T/err" || die "message: $(cat "$T/err")"
sed '$d' "$T/letter" >"$T/got"	# the login stands last; 30 April is no work day
same "$T/got" <<'END'
Emne: To punkter vi mangler fra Formpipe (Acadre)

Hej Åse

Vi har to åbne punkter hos jer.

1. Acadre: Aftal deltagelse i forløbet (F1). Fristen var 20-04-2021. 20
   trin venter på det.
2. Prisbilag. Frist 12-05-2021.

Kan du svare på nr. 1 senest mandag den 3. maj?

Venlig hilsen
END
gives 0 '^Subject: Two things we need from Formpipe' klar --lang en message åse
gives 0 '^Emne: To punkter' klar --read-only message Formpipe/Åse\ Krogh
gives 1 'owes nothing' klar message Odense
gives 1 'nobody is called' klar message 'Bo Lind'
gives 2 'use: klar message' klar message

# Into a file, which is not written over; the name under it is a setting.
klar message åse --to "$T/mail" || die to
same "$T/mail" <"$T/letter"
gives 1 'exists; --force' klar message åse --to "$T/mail"
echo 'signature = Mette Lund' >"$T/klar.conf"
KLAR_CONFIG=$T/klar.conf klar message åse --to "$T/mail" --force || die force
tail -n 1 "$T/mail" | grep -qx 'Mette Lund' || die "signature: $(cat "$T/mail")"

# The editor changes it; one that fails, or leaves nothing, stops it all.
cat >"$T/ed" <<'END'
#!/bin/sh
sed -i 's/^Hej Åse$/Kære Åse/' "$2"
test "$1" = -w
END
chmod +x "$T/ed"
VISUAL="$T/ed -w" klar message åse --edit | grep -qx 'Kære Åse' || die "the editor's text is not taken"
before=$(sqlite3 "$DB" "SELECT count(*) FROM contact_log")
VISUAL=false gives 1 'ended with trouble' klar message åse --edit --log
VISUAL='cp /dev/null' gives 1 'is empty' klar message åse --edit --log
test "$(sqlite3 "$DB" "SELECT count(*) FROM contact_log")" -eq "$before" || die "logged without a message"
ls "$T" | grep -q 'klar-' && die "a draft was left: $(ls "$T")"

# It went out: one act about both, to be asked again when the answer is late.
acts=$(sqlite3 "$DB" "SELECT count(*) FROM act")
gives 0 'dry run' klar message åse --log --dry-run
gives 2 'goes with --log' klar message åse --dry-run
gives 0 'Formpipe / Åse Krogh: asked, mail; Acadre F1, Formpipe: Prisbilag' klar message åse --log
test "$(sqlite3 "$DB" "SELECT count(*) FROM act")" -eq $((acts + 1)) || die "not one act"
sqlite3 "$DB" "SELECT l.outcome, l.next_on, count(a.id), l.note FROM contact_log l JOIN contact_about a ON a.log_id = l.id GROUP BY l.id" >"$T/got"
same "$T/got" <<'END'
asked|2021-05-04|2|To punkter vi mangler fra Formpipe (Acadre)
END
klar message åse 2>&1 >/dev/null | grep -q . && die "one's own question is told as a colleague's"
klar undo >/dev/null || die undo
klar redo >/dev/null || die redo

# A colleague asked the same person this week: said first, by name and day.
sqlite3 "$DB" "UPDATE contact_log SET actor = 'tø', on_date = '2021-04-21'"
gives 0 'tø asked Åse Krogh on 21-04-2021 (mail)' klar message åse
gives 0 'tø asked Åse Krogh on 21-04-2021 (mail)' klar contact åse Acadre F1
sqlite3 "$DB" "UPDATE contact_log SET on_date = '2021-04-19' WHERE actor = 'tø'"
klar message åse 2>&1 >/dev/null | grep -q 'asked Åse' && die "a question of last week is told"

# For programs.
klar message åse --json >"$T/json" || die json
python3 - "$T/json" <<'END' || die "json: $(cat "$T/json")"
import json, sys
m = json.load(open(sys.argv[1]))
assert m["to"] == "aase@example.dk" and m["answer_by"] == "2021-05-03", m
assert m["text"].startswith("Emne: " + m["subject"]), m
assert [i["subject"] for i in m["items"]] == ["Acadre", "Formpipe"], m
END
exit 0
