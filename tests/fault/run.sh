#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Fails system calls of commands one by one and looks at what is left.
# Usage: run.sh [POINTS [SEED]]: all points, or POINTS drawn of each kind.
#
# A point is the n-th system call of a command's processes that the kind of
# fault can meet: killed there, or failed with ENOSPC, EIO or EMFILE.  After it:
# an act reported as done is there, any other absent or whole; git fsck and
# galley verify find nothing; the command, given again, does its work, if need
# be after the remedy that it names.
set -u

here=$(cd "$(dirname "$0")" && pwd)
points=${1:-}
seed=${2:-1}
. "$here/points.bash"

# Which system calls a kind of fault can meet; of the killed, each.
declare -A meets=(
	[KILL]='[a-z]'
	[ENOSPC]='^(p?write|writev|openat|mkdir|link|rename|fsync|fdatasync|ftruncate|fallocate)'
	[EIO]='^(p?read|p?write|openat|fsync|fdatasync|link|rename|unlink|getdents|newfstatat|mmap)'
	[EMFILE]='^(openat|pipe|socket|dup|epoll_create|memfd_create)'
)
inject() {
	case $1 in
	KILL) echo "$2:signal=KILL:when=$3" ;;
	*) echo "$2:error=$1:when=$3" ;;
	esac
}

# try KIND CALL N: one fault, and what must hold after it.
try() {
	local -x STRACE
	local kind=$1 call=$2 at=$3 copy="$work/$scenario-$1-$2-$3" status=0

	cp -a "$work/made-$scenario" "$copy"
	cd "$copy" || exit 1
	STRACE="timeout 60 strace -f -q -o $copy.trace -e trace=$call"
	STRACE+=" -e inject=$(inject "$kind" "$call" "$at")"
	${scenario}_act < /dev/null 2> "$copy.said" >&2 || status=$?
	STRACE=
	if grep -q -e INJECTED -e 'killed by SIGKILL' "$copy.trace"; then
		echo "$scenario $kind" >> "$work/points"
	fi
	holds "$status" "$kind at $call $at" "$copy.said"
	cd "$work" && rm -rf "$copy" "$copy".*
}

# All points of a kind, or a seeded draw of them, on every processor.
sweep() {
	local kind=$1 call at

	while read -r call at; do
		while [ "$(jobs -rp | wc -l)" -ge "$(nproc)" ]; do wait -n; done
		try "$kind" "$call" "$at" &
	done < <(met "${meets[$kind]}" | drawn)
	wait
} 2> /dev/null		# where bash tells of the killed

for scenario in ${SCENARIOS:-$scenarios $hooks}; do
	made
	for kind in KILL ENOSPC EIO EMFILE; do
		sweep "$kind"
	done
done
counted "system calls" ${SCENARIOS:-$scenarios $hooks}
