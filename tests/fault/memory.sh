#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Lets commands and hooks find no memory, once at each place that asks for some.
# Usage: memory.sh [POINTS [SEED]]: all points, or POINTS drawn of each process.
#
# A point is the first of all calls of malloc and its kin that come from the
# same callers (exhaust.c): of galley itself and of its libraries.  The process
# ends in words and with a status of its own, or goes on; and what it leaves must
# hold as after any fault.  The sanitizers bring a malloc of their own, which
# leaves no room for this one.
set -u

here=$(cd "$(dirname "$0")" && pwd)
points=${1:-}
seed=${2:-1}
if grep -q __asan_init "$(command -v galley)"; then
	echo "out of memory: NOT TRIED with the sanitizers, which have their own malloc"
	exit 77
fi
. "$here/points.bash"
${CC:-cc} -std=c17 -D_GNU_SOURCE -O1 -shared -fPIC "$here/exhaust.c" -o "$work/exhaust.so" || exit 1

# What is met in a scenario: a word among galley's arguments.
declare -A of=(
	[use]=use [submit]=submit [approve]=approve
	[server]="pre-receive reference-transaction post-receive"
)

# exhausted WORD ASSIGNMENT...: what stands before the act.
exhausted() {
	local of=$1

	shift
	echo "setarch -R env LD_PRELOAD=$work/exhaust.so EXHAUST_OF=$of $*"
}

# places WORD: the first call from each.
places() {
	local copy="$work/count"

	cp -a "$work/made-$scenario" "$copy"
	cd "$copy" || exit 1
	rm -f "$work/calls"
	STRACE=$(exhausted "$1" EXHAUST_LIST="$work/calls") \
	    ${scenario}_act > /dev/null 2>&1 < /dev/null
	cd "$work" && rm -rf "$copy"
	sort -u -k2,2 "$work/calls" | cut -d ' ' -f 1 | sort -nu
}

# A process that says nothing, or is ended by its own mistake, is wrong.
in_words() {
	local status=$1

	[ "$status" -eq 0 ] ||
	    { [ "$status" -lt 128 ] && [ "$status" -ne 70 ] &&
	    grep -q -e '^galley: ' -e 'out of memory' "$2"; }
}

# try WORD N: no memory at its n-th call.
try() {
	local -x STRACE
	local word=$1 at=$2 copy="$work/$scenario-$1-$2" status=0

	cp -a "$work/made-$scenario" "$copy"
	cd "$copy" || exit 1
	STRACE=$(exhausted "$word" EXHAUST_AT="$at" EXHAUST_HIT="$copy.hit")
	timeout 60 bash -c ". '$here/scenarios.bash'; ${scenario}_act" \
	    < /dev/null 2> "$copy.said" >&2 || status=$?
	STRACE=
	if [ -e "$copy.hit" ]; then
		echo "$scenario $word" >> "$work/points"
	fi
	in_words "$status" "$copy.said" ||
	    missed wrong "$word at $at" "$copy.said" "ended with $status, not in words"
	holds "$status" "$word at $at" "$copy.said"
	cd "$work" && rm -rf "$copy" "$copy".*
}

for scenario in ${SCENARIOS:-$scenarios}; do
	made
	for word in ${of[$scenario]}; do
		while read -r at; do
			while [ "$(jobs -rp | wc -l)" -ge "$(nproc)" ]; do wait -n; done
			try "$word" "$at" &
		done < <(places "$word" | drawn)
		wait
	done
done
counted "out of memory" ${SCENARIOS:-$scenarios}
