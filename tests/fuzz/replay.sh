#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Replays a target's stored inputs.  Usage: replay.sh PROGRAM
set -eu
corpus=$(dirname "$0")/corpus/${1##*/}
[ -d "$corpus" ] || { echo "1..1"; echo "not ok 1 - $corpus is missing"; exit 1; }
exec "$1" $(find "$corpus" -type f | LC_ALL=C sort)
