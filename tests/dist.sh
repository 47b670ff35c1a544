#!/bin/sh
# Make klar-VERSION.tar.gz of what git knows and prove it: unpack it in an
# empty folder, build it there and run its unit tests. dist.sh VERSION
cd "$(dirname "$0")/.." || exit 1
version=$1
name=klar-$version
test -n "$version" || { echo "use: dist.sh VERSION" >&2; exit 2; }
test -z "$(git status --porcelain)" ||
	echo "dist: not everything is committed; the last commit is packed" >&2
T=$(mktemp -d "${TMPDIR:-/tmp}/klar-dist.XXXXXX") || exit 1
trap 'rm -rf "$T"' EXIT
trap 'exit 1' INT TERM

git archive --format=tar --prefix="$name/" HEAD >"$T/$name.tar" &&
	gzip -9 -n "$T/$name.tar" || exit 1
(
	cd "$T" && gzip -dc "$name.tar.gz" | tar -xf - && cd "$name" || exit 1
	# Nothing from outside: neither the flags nor the jobs of our make.
	unset MAKEFLAGS MFLAGS MAKELEVEL
	make -j "$(nproc 2>/dev/null || echo 2)" all units &&
		sh tests/run.sh build unit
) || { echo "dist: $name does not build or pass from its own tarball" >&2
	exit 1; }
mv "$T/$name.tar.gz" . || exit 1
echo "$name.tar.gz"
