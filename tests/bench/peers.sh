#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# write-good and textlint with its write-good rule, from npm into build/peers,
# beside galley with the pack write-good: whole processes over the same files.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
. "$here/build.bash"
. "$here/corpus.bash"
export XDG_CACHE_HOME="$work/cache" LC_ALL=C MEASURE_FINDINGS=1
peers=$root/build/peers
bytes=500000
runs=3

fail() { echo "bench-peers: $*" >&2; exit 1; }

command -v npm > /dev/null || fail 'npm is not there (apt install npm): nothing was measured'
[ -d "$root/../shared/data/styles/write-good" ] ||
    fail 'the pack write-good is not there: ../shared/data/styles/write-good'
mkdir -p "$peers"
[ -e "$peers/package.json" ] || echo '{"private": true}' > "$peers/package.json"
npm install --silent --no-audit --no-fund --prefix "$peers" write-good@1.0.8 \
    textlint@15.8.0 textlint-rule-write-good@2.0.0 ||
    fail 'npm could not install write-good and textlint'

median() {
	local said
	said=$("$work/measure" "$runs" "$@")
	time=${said% *}
}
build measure
corpus "$bytes"
configuration write-good
cd "$work"
median galley check --vale-config ini corpus
ours=$time
# Its status is how many it found.
median sh -c "$peers/node_modules/.bin/write-good corpus/*.md; exit 0"
write_good=$time
median "$peers/node_modules/.bin/textlint" --rule write-good corpus
textlint=$time
faster=$(calculate "$write_good < $textlint ? $write_good : $textlint")

row what ours peer ratio limit 'measured against'
row 'write-good, the process' "$ours ms" "$write_good ms" \
    "$(calculate "$write_good / $ours")" '' "write-good, $(ls corpus | wc -l) files"
row 'the same' "$ours ms" "$textlint ms" "$(calculate "$textlint / $ours")" '' \
    'textlint with its write-good rule'
row 'write-good, against the faster' "$ours ms" "$faster ms" \
    "$(calculate "$faster / $ours")" '>= 20' 'the same'
