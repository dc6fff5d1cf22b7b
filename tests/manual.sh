#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The COMMANDS of galley(1) are what the command table says.  With --write the
# page takes them over; without, a difference is an error.
set -eu
cd "$(dirname "$0")/.."
page=debian/galley.1
table=$(mktemp) made=$(mktemp)
trap 'rm -f "$table" "$made"' EXIT

galley help --manual >"$table"
awk -v table="$table" '
	/^\.\\" commands: end$/ { skip = 0 }
	!skip { print }
	/^\.\\" commands: begin$/ { skip = 1; while ((getline line < table) > 0) print line }
' "$page" >"$made"

if [ "${1:-}" = --write ]; then
	cat "$made" >"$page"
elif ! diff -u "$page" "$made"; then
	echo "$page is not what the commands say (tests/manual.sh --write)" >&2
	exit 1
fi
