#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Shows what would change in the golden files, and writes them if told so.
set -eu
cd "$(dirname "$0")"
[ -n "$(command -v galley)" ] || PATH="$PWD/../../build:$PATH"
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
./make.sh "$made"
if diff -ru --exclude='*.sh' . "$made"; then
	echo "The golden files are as they would be made."
	exit 0
fi
printf 'Take these over? [y/N] '
read -r answer || answer=
[ "$answer" = y ] || exit 1
cp "$made"/* .
