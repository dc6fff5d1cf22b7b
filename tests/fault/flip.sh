#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Changes one bit of a byte of the object store, and asks what galley says.
# Usage: flip.sh [POINTS [SEED]]: every byte, or POINTS drawn of each store.
#
# A small workspace as loose objects and as one pack with its index.  After each
# change every command says the same as before or fails in words that name an
# object or a pack; verify is asked for every byte, the others for those drawn.
# The byte put back, all is as before.
set -u

here=$(cd "$(dirname "$0")" && pwd)
points=${1:-}
seed=${2:-1}
. "$here/points.bash"
request=rep1/first-touch/bolt
questions=(
	"galley verify"
	"galley --as rep1 status $request"
	"galley --as rep1 find"
	"galley --as rep1 show $request"
	"galley --as legal1 diff $request"
	"galley --as rep1 use $request --format text --set first_name=Ann --dry-run"
	"galley log $request"
	"galley log"
	"galley doctor"
)
# Of all bytes only the first question is asked.
[ -n "$points" ] || questions=("${questions[0]}")

# asked N COPY: what is said to question N, its status last.
asked() {
	(cd "$2" && timeout 60 ${questions[$1]} < /dev/null 2> "$2.err")
	echo "status $?"
}

# wrong_answer N COPY: why what is said now is none that may be given.
wrong_answer() {
	local said status

	said=$(asked "$1" "$2")
	status=${said##*status }
	[ "$said" != "${before[$1]}" ] || return 1
	if [ "$status" -eq 0 ]; then
		echo "says something else and calls it right: $said"
	elif [ "$status" -ge 124 ] || [ "$status" -eq 70 ]; then
		echo "ended with $status"
	elif ! grep -qE '[0-9a-f]{8}|pack|\.idx' "$2.err" &&
	    ! grep -qE '[0-9a-f]{8}|pack|\.idx' <<< "$said"; then
		echo "names no object"
	else
		return 1
	fi
}

# put COPY FILE AT VALUE
put() {
	printf "\\x$(printf %02x "$4")" |
	    dd of="$1/$2" bs=1 seek="$3" conv=notrunc status=none
}

# flip STORE COPY FILE AT: one bit of it, another one at each place.
flip() {
	local store=$1 copy=$2 file=$3 at=$4 was n why

	was=$(od -An -tu1 -j "$at" -N 1 "$copy/$file")
	put "$copy" "$file" "$at" $((was ^ 1 << at % 8))
	for n in "${!questions[@]}"; do
		why=$(wrong_answer "$n" "$copy") || continue
		missed wrong "$store, $file at $at, ${questions[$n]}" "$copy.err" "$why"
	done
	put "$copy" "$file" "$at" "$was"
	echo "$store" >> "$work/points"
}

# every BYTE of these files, "FILE AT"
bytes() {
	local copy=$1 file size

	(cd "$copy" && find .git/objects -type f -printf '%P %s\n') | sort |
	    while read -r file size; do
		seq -f ".git/objects/$file %.0f" 0 $((size - 1))
	done
}

# A part of the bytes, in a copy of its own.
part() {
	local store=$1 which=$2 copy="$work/copy-$1-$2" file at n

	cp -a "$work/$store" "$copy"
	chmod -R u+w "$copy/.git/objects"
	while read -r file at; do
		flip "$store" "$copy" "$file" "$at"
	done < <(sed -n "$which~$(nproc)p" "$work/bytes")
	for n in "${!questions[@]}"; do
		[ "$(asked "$n" "$copy")" = "${before[$n]}" ] ||
		    missed wrong "$store, ${questions[$n]}" "$copy.err" "not as before"
	done
}

scenario=approve
made
mv "$work/made-approve" "$work/loose"
(cd "$work/loose" && approve_act) > "$work/said" 2>&1 || { cat "$work/said"; exit 1; }
cp -a "$work/loose" "$work/packed"
git -C "$work/packed" gc -q --prune=now || exit 1
for store in loose packed; do
	before=()
	for n in "${!questions[@]}"; do before+=("$(asked "$n" "$work/$store")"); done
	bytes "$work/$store" | drawn > "$work/bytes"
	for which in $(seq "$(nproc)"); do part "$store" "$which" & done
	wait
done
counted "bytes changed" loose packed
