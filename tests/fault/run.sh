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
work=$(mktemp -d "$([ -w /dev/shm ] && echo /dev/shm || echo /tmp)/galley-fault.XXXXXX")
trap 'rm -rf "$work"' EXIT
export HOME="$work/home" GALLEY_HOME="$work/home/galley" LC_ALL=C.UTF-8 TZ=UTC
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
export ASAN_OPTIONS=detect_leaks=0
unset GALLEY_AS GALLEY_NOW GIT_DIR
export STRACE=
mkdir -p "$HOME"
. "$here/scenarios.bash"

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

# The points of a kind of fault, "call n": each call of the busiest process.
listed() {
	local copy="$work/count"

	cp -a "$work/made-$scenario" "$copy"
	cd "$copy" || exit 1
	STRACE="strace -f -qq -o $work/trace" ${scenario}_act > /dev/null 2>&1
	cd "$work" && rm -rf "$copy"
	sed -n 's/^\([0-9]*\) *\([a-z0-9_]*\)(.*/\1 \2/p' "$work/trace" |
	    awk -v meets="${meets[$1]}" '
		$2 ~ meets && $2 !~ /^exit/ { n[$1 " " $2]++ }
		END {
			for (each in n) {
				split(each, part, " ")
				if (n[each] > most[part[2]]) most[part[2]] = n[each]
			}
			for (call in most)
				for (i = 1; i <= most[call]; i++) print call, i
		}' | sort
}

fail() {
	echo "$scenario, $kind at $call $at: $1"
	sed 's/^/    /' "$copy.said"
	: > "$work/failed.$scenario.$kind.$call.$at"
}

# try KIND CALL N: one fault, and what must hold after it.
try() {
	local -x STRACE
	local kind=$1 call=$2 at=$3 copy="$work/$scenario-$1-$2-$3" status=0

	cp -a "$work/made-$scenario" "$copy"
	cd "$copy" || exit 1
	STRACE="timeout 60 strace -f -q -o $copy.trace -e trace=$call"
	STRACE+=" -e inject=$(inject "$kind" "$call" "$at")"
	${scenario}_act 2> "$copy.said" >&2 || status=$?
	STRACE=
	if grep -q -e INJECTED -e 'killed by SIGKILL' "$copy.trace"; then
		echo "$scenario $kind" >> "$work/points"
	fi
	if [ "$status" -eq 0 ] && ! ${scenario}_there; then
		fail "reported as done, and lost"
	elif ! ${scenario}_whole >> "$copy.said" 2>&1; then
		fail "what is left is not whole"
	elif ! ${scenario}_there && ! again >> "$copy.said" 2>&1; then
		fail "the command does not work again"
	fi
	cd "$work" && rm -rf "$copy" "$copy".*
}

# The act once more; where it fails, what it and galley doctor name is done first.
again() {
	local said tries

	for tries in 1 2 3 4; do
		said=$(${scenario}_act 2>&1) && break
		echo "$said"
		sed -n "s/.*remove it: \(rm '[^']*'\)).*/\1/p" <<< "$said" | head -1 | bash
		${scenario}_doctor | sed -n 's/^ *\(rm\|git\) /\1 /p' | bash
	done
	${scenario}_there
}

# All points of a kind, or a seeded draw of them, on every processor.
sweep() {
	local kind=$1 call at

	while read -r call at; do
		while [ "$(jobs -rp | wc -l)" -ge "$(nproc)" ]; do wait -n; done
		try "$kind" "$call" "$at" &
	done < <(listed "$kind" | drawn)
	wait
} 2> /dev/null		# where bash tells of the killed

drawn() {
	if [ -z "$points" ]; then
		cat
	else
		awk -v seed="$seed" 'BEGIN { srand(seed) } { print rand(), $0 }' |
		    sort -n | head -n "$points" | cut -d ' ' -f 2-
	fi
}

for scenario in ${SCENARIOS:-$scenarios}; do
	mkdir "$work/made-$scenario"
	(cd "$work/made-$scenario" && "${scenario}_made") > "$work/made.log" 2>&1 || {
		cat "$work/made.log"
		exit 1
	}
	for kind in KILL ENOSPC EIO EMFILE; do
		sweep "$kind"
	done
done
sort "$work/points" | uniq -c
failed=$(find "$work" -name 'failed.*' | wc -l)
echo "$(wc -l < "$work/points") points tried, $failed failed"
[ "$failed" -eq 0 ]
