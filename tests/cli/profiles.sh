#!/bin/sh
# A sender's own columns and words: mapped by options, saved as a profile, known
# again by the header; told what moved; listed, forgotten, and back by undo.
. "$TOP/tests/cli/lib.sh"
klar init >/dev/null || die init
cat >"$T/marts.csv" <<'END'
Firma;Produktet;Sted;Fase;Pr. dag;Driftsform
Formpipe;Acadre;Odense;Live;15-02-2021;SaaS
Schultz;Fasit;Kbh.;På vej;01-03-2021;egen drift
KMD;KMD Nexus;Assens;Pauset;01-03-2021;SaaS
END
map() {
	klar import --list systems --map Firma=Vendor --map 'produktet=System' \
	    --map Sted=Kommune --map Fase=Status --map 'pr dag=Dato' \
	    --map 'Driftsform=' --map-value 'Status:live=I drift' \
	    --map-value 'status:På vej=Aftalt' --map-value 'Status:Pauset=' \
	    --map-value 'Kommune:Kbh.=København' --status-date 2021-03-31 "$@"
}
gives 1 'belongs to no list' klar import "$T/marts.csv"
gives 2 'THEIR HEADER' klar import --map Firma "$T/marts.csv"
gives 2 'THEIR WORD' klar import --map-value Status=x "$T/marts.csv"
gives 1 "cannot mean 'Kører'" map --map-value 'Status:Live=Kører' "$T/marts.csv"
gives 1 'needs the column' map --map 'Firma=' "$T/marts.csv"
gives 1 "both go to 'Status'" map --map 'Driftsform=Status' "$T/marts.csv"
gives 1 'no such column' map --map 'Driftsform=Farve' "$T/marts.csv"
gives 1 'needs a name' map --save-profile ' x' "$T/marts.csv"
test "$(sqlite3 "$DB" 'SELECT count(*) FROM installation')" = 0 || die "a refused map wrote"

# The dry run counts what the run then writes.
gives 0 '3 new, 0 changed, 0 same, 0 conflicts, 0 rejected' map --dry-run --save-profile Formpipe "$T/marts.csv"
gives 0 'There are no profiles' klar profiles
gives 0 '3 new, 0 changed, 0 same, 0 conflicts, 0 rejected' map --save-profile Formpipe "$T/marts.csv"
grep -q "profile 'Formpipe', version 1: list of systems, 5 of 6 columns read, words: 4" "$T/stdout" || die "$(cat "$T/stdout")"
klar --plain --csv profiles >"$T/profiles.csv" || die profiles
same "$T/profiles.csv" <<'END'
profile,version,list,columns,left_out,words,gone,imports,file,status_date
Formpipe,1,systems,6,1,4,ask,1,marts.csv,2021-03-31
END
klar --plain --csv profiles formpipe >"$T/one.csv" || die profiles
same "$T/one.csv" <<'END'
column,goes_to
Firma,Leverandør
Produktet,System
Sted,Kommune
Fase,Status
Pr. dag,Dato
Driftsform,

column,said,means
Kommune,Kbh.,København
Status,Pauset,
Status,På vej,Aftalt
Status,live,I drift
END

# Next month the header is enough, in any order and spelling.
cat >"$T/april.csv" <<'END'
driftsform;FASE;sted;produktet;firma;pr dag
SaaS;Live;Odense;Acadre;Formpipe;15-02-2021
SaaS;live;Kbh.;Fasit;Schultz;20-04-2021
SaaS;Parkeret;Assens;KMD Nexus;KMD;01-03-2021
END
gives 1 "profile 'Formpipe', version 1" klar import --status-date 2021-04-26 "$T/april.csv" --dry-run
grep -q "april.csv:4: FASE: the profile 'Formpipe' does not know the word 'Parkeret'" "$T/stdout" || die "$(cat "$T/stdout")"
grep -q "0 new, 1 changed, 1 same, 0 conflicts, 1 rejected" "$T/stdout" || die "$(cat "$T/stdout")"
gives 0 "0 new, 2 changed, 1 same" klar import --status-date 2021-04-26 "$T/april.csv" \
    --map-value 'Status:Parkeret=Endnu ikke aftalt' --save-profile formpipe
grep -q "version 2: .*words: 5" "$T/stdout" || die "$(cat "$T/stdout")"
gives 0 "profile 'Formpipe' is as it was, version 2" klar import --status-date 2021-04-26 "$T/april.csv" --save-profile Formpipe
gives 0 'Formpipe, version 1' klar profiles Formpipe --number 1
gives 1 'has no version 3' klar profiles Formpipe --number 3
klar import --dry-run --json "$T/april.csv" | python3 -c '
import json, sys
d = json.load(sys.stdin)
assert d["profile"] == {"name": "Formpipe", "version": 2, "saved": False}, d
assert d["rows"] == 3 and d["rejected"] == 0, d' || die json

# What moved is told by name.
cat >"$T/april.csv" <<'END'
Driftform;FASE;sted;kontakt;produktet;firma;pr dag
SaaS;Live;Odense;Ida;Acadre;Formpipe;15-02-2021
SaaS;live;Kbh.;Ida;Fasit;Schultz;20-04-2021
END
gives 0 "Driftform: the column was called 'driftsform'; it is left out as before" klar import --dry-run --status-date 2021-04-26 "$T/april.csv"
grep -q 'kontakt: the column is new and was left out' "$T/stdout" || die "$(cat "$T/stdout")"

# Two that fit: one must be said. None may be said too.
gives 0 'version 1' klar import --profile formpipe --save-profile Anden --status-date 2021-04-26 "$T/marts.csv"
gives 1 'fits several profiles (Anden, Formpipe); give --profile' klar import "$T/marts.csv"
gives 0 "profile 'Anden', version 1" klar import --profile anden --dry-run --status-date 2021-04-26 "$T/marts.csv"
gives 1 'belongs to no list' klar import --profile= "$T/marts.csv"
gives 1 "no profile 'nix'" klar import --profile nix "$T/marts.csv"
gives 1 'reads a list of systems' klar import --profile Anden --list contacts "$T/marts.csv"

gives 0 "'Anden' is forgotten: 1 version" klar forget anden --dry-run
gives 0 "'Anden' is forgotten: 1 version" klar forget anden
gives 0 "version 2" klar import --dry-run --status-date 2021-04-26 "$T/marts.csv"
gives 1 'no profile' klar forget anden
gives 0 'taken back' klar undo
gives 1 'fits several' klar import "$T/marts.csv"
gives 1 'sound' klar check
