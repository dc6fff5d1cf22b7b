# SPDX-License-Identifier: Apache-2.0
#
# build.bash - what the scripts of this folder share: a place, programs, rows
#
#	here=$(cd "$(dirname "$0")" && pwd)
#	. "$here/build.bash"
#
# $root is the project's folder, $work one in memory, which goes at the end:
# nothing waits for a disk, where the peers would wait as long.

root=$(cd "$here/../.." && pwd)
work=$(mktemp -d "$([ -w /dev/shm ] && echo /dev/shm || echo /tmp)/galley-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT

# build NAME...: programs of this folder, of the release's insides, into $work.
build() {
	local name
	for name in "$@"; do
		# shellcheck disable=SC2046
		cc -O2 -std=c17 -D_GNU_SOURCE -I"$root/engine" "$here/$name.c" \
		    "$here/ask.c" "$here/agree.c" "$here/timed.c" \
		    "$root/build/release/insides.a" \
		    $(make -s -C "$root" libs) -o "$work/$name"
	done
}

calculate() { awk "BEGIN { printf \"%.3f\", $1 }"; }

# Of the five lines "RATIO OURS PEER" of $work/pairs, each from two measures right
# after one another, since another minute of the machine is another measure: the
# one with the median ratio, to $work/pair.
middle() { sort -n "$work/pairs" | sed -n 3p > "$work/pair"; }

# row WHAT OURS PEER RATIO LIMIT AGAINST: where the limit is "<= N" or ">= N" and
# the ratio is beyond it, the row ends with MISSED.
row() {
	printf '%-40s %12s %12s %9s  %-13s %s' "$@"
	case $4:$5 in
	[0-9]*:[\<\>]=*) awk "BEGIN { exit !($4 $5) }" || printf '  MISSED' ;;
	esac
	echo
}
