#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Cuts the power after acts, and before each sync of theirs.
# Usage: cut.sh [POINTS [SEED]]: all points, or POINTS drawn of each scenario.
#
# The act's folder lies on ext4 in an image on tmpfs, mounted so that nothing
# is written but what was synced.  A point is a sync of the act's processes,
# which are killed there, or the act's end.  The image is copied as the disk has it
# then, checked by e2fsck and mounted in the old one's place; what is found there
# must hold as after any fault.  Where root or loop devices are missing it says so
# and exits with 77.
set -u

untried() {
	echo "power cuts: NOT TRIED, since no disk can be mounted here: $1"
	exit 77
}
if [ -z "${GALLEY_CUT:-}" ]; then
	said=$(unshare --mount true 2>&1) || untried "$said"
	GALLEY_CUT=1 exec unshare --mount --propagation private "$0" "$@"
fi
PATH+=:/usr/sbin:/sbin
here=$(cd "$(dirname "$0")" && pwd)
points=${1:-}
seed=${2:-1}
. "$here/points.bash"
disk="$work/disk"
trap 'cd / && umount -q "$disk"; rm -rf "$work"' EXIT

# Nothing reaches the disk by time, or because a file took another's place.
mounted() { mount -o loop,noauto_da_alloc,commit=900 "$1" "$disk"; }

# formatted: the scenario's folder on a new disk, all of it written.
formatted() {
	rm -f "$work/made.img"
	truncate -s 64M "$work/made.img"
	mkfs.ext4 -q -J size=4 "$work/made.img" && mounted "$work/made.img" &&
	    cp -a "$work/made-$scenario" "$disk/act" && umount "$disk"
}

# power_cut CALL N: the power goes at this sync, or after the act ("end 0").
power_cut() {
	local -x STRACE=
	local call=$1 at=$2 status=0

	cp --sparse=always "$work/made.img" "$work/live.img"
	mounted "$work/live.img" && cd "$disk/act" || exit 1
	if [ "$call" != end ]; then
		STRACE="timeout 60 strace -f -q -o $work/trace -e trace=$call"
		STRACE+=" -e inject=$call:signal=KILL:when=$at"
	fi
	${scenario}_act < /dev/null 2> "$work/said" >&2 || status=$?
	cp --sparse=always "$work/live.img" "$work/cut.img"
	STRACE=
	cd "$work" && umount "$disk"
	echo "$scenario" >> "$work/points"
	e2fsck -fp "$work/cut.img" >> "$work/said" 2>&1
	[ $? -lt 2 ] && mounted "$work/cut.img" && cd "$disk/act" || exit 1
	holds "$status" "cut at $call $at" "$work/said"
	cd "$work" && umount "$disk"
} 2> /dev/null		# where bash tells of the killed

mkdir "$disk"
truncate -s 8M "$work/try.img"
said=$(mkfs.ext4 -q "$work/try.img" 2>&1 && mounted "$work/try.img" 2>&1) ||
    untried "$said"
umount "$disk"
for scenario in ${SCENARIOS:-$scenarios $hooks}; do
	made
	formatted || exit 1
	power_cut end 0
	while read -r call at; do
		power_cut "$call" "$at"
	done < <(met '^(fsync|fdatasync|syncfs|sync)$' | drawn)
done
counted "power cuts" ${SCENARIOS:-$scenarios $hooks}
