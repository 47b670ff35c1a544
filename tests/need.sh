#!/bin/sh
# Name the Debian packages that are missing and install them, as root or
# through sudo; without either, say what to type. need.sh PACKAGE...
missing=
for p in "$@"; do
	dpkg-query -W -f '${Status}' "$p" 2>/dev/null | grep -q 'ok installed' ||
		missing="$missing $p"
done
test -z "$missing" && exit 0
echo "klar needs:$missing"
if test "$(id -u)" = 0; then
	as=
elif command -v sudo >/dev/null; then
	as=sudo
else
	echo "install them with: apt-get install$missing" >&2
	exit 1
fi
$as apt-get update -qq &&
	DEBIAN_FRONTEND=noninteractive $as apt-get install -y -qq \
		--no-install-recommends $missing
