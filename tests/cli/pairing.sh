#!/bin/sh
# Who is further with the same system: the same region first, the furthest
# first, never the one itself or one that is behind.
. "$TOP/tests/cli/lib.sh"
example
klar show Assens/eDoc --csv --plain 2>/dev/null >"$T/out" || die show
sed -n '/^municipality,region/,$p' "$T/out" >"$T/pairs"
same "$T/pairs" <<'END'
municipality,region,status,step
Fredericia,Syddanmark,operation,
Nyborg,Syddanmark,operation,
Kolding,Syddanmark,agreed,3
Høje-Taastrup,Hovedstaden,operation,
Fredensborg,Hovedstaden,agreed,3
Halsnæs,Hovedstaden,agreed,3
Helsingør,Hovedstaden,agreed,3
Herning,Midtjylland,agreed,3
Vallensbæk,Hovedstaden,agreed,3
END
# Who is in operation has nobody to learn from.
klar show Fredericia/eDoc --csv --plain 2>/dev/null | grep -q '^municipality,region' &&
	die "someone is further than in operation"
# Before anything was agreed nobody was further.
klar show Assens/eDoc --as-of 2020-10-31 --csv --plain 2>/dev/null |
	grep -q '^municipality,region' && die "before"
gives 0 'Further with eDoc' klar show Assens/eDoc
exit 0
