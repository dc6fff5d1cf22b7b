#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A company's month on a real server, by the galley of PATH.
# Usage: run.sh PERSONS DAYS [SEED]
# MONTH_FOLDER keeps what was made, in a folder that is not there yet.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
if [ -n "${MONTH_FOLDER:-}" ]; then
	work=$MONTH_FOLDER
	mkdir "$work"
else
	work=$(mktemp -d "$([ -w /dev/shm ] && echo /dev/shm || echo /tmp)/galley-month.XXXXXX")
	trap 'rm -rf "$work"' EXIT
fi
cc -O2 -shared -fPIC "$here/clock.c" -o "$work/clock.so"
PYTHONDONTWRITEBYTECODE=1 "$here/month.py" "$work" "$work/clock.so" "$@"
