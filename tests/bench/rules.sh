#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# What brand rules cost, beside libcmark reading the same Markdown.
# CORPUS=DIR says which; PACKS=DIR holds Microsoft and write-good.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
. "$here/build.bash"
. "$here/corpus.bash"
export XDG_CACHE_HOME="$work/cache" LC_ALL=C MEASURE_FINDINGS=1 MEASURE_PROCESSOR=1
runs=51

check() { echo galley check --vale-config "$work/ini" "$@"; }

# bench_packs NAME LIMIT STYLE...
bench_packs() {
	local files megabytes floor ours found name=$1 limit=$2
	shift 2
	configuration "$@"
	read -r files megabytes floor ours found \
	    < <("$work/styles_bench" "$work/ini" "$work/corpus")
	row "$name" "$ours MB/s" "$floor MB/s" "$(calculate "$ours / $floor")" \
	    "$limit" "libcmark, parse and walk: $megabytes MB, $files files, $found findings"
}

# median COMMAND...: of its milliseconds; $memory is the most that any took.
memory=0
median() {
	local said
	said=$("$work/measure" $runs "$@")
	time=${said% *}
	[ "${said#* }" -le "$memory" ] || memory=${said#* }
}

# In turns, of the processor's time: what takes longer than a slice of it waits
# for all other work.
bench_process() {
	local ours floor ratio runs=31
	for _ in 1 2 3 4 5; do
		median cmark "$work/5.md"
		floor=$time
		memory=0
		# shellcheck disable=SC2046
		median $(check "$work/5.md")
		echo "$(calculate "$time / $floor") $time $floor"
	done > "$work/pairs"
	middle
	read -r ratio ours floor < "$work/pair"
	row 'a file of 5 KB, the process' "$ours ms" "$floor ms" "$ratio" '<= 5' \
	    'cmark, the process; processor time'
}

# instructions COMMAND...: that it took, by valgrind; nothing without it.
instructions() {
	valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 >/dev/null |
	    sed -n 's/.*refs: *//p' | tr -d ,
}

bench_length() {
	local short long
	if ! command -v valgrind > /dev/null; then
		row 'a file of 200 KB' '' '' '' '<= 9' 'not counted: valgrind is not there'
		return
	fi
	# shellcheck disable=SC2046
	short=$(instructions $(check "$work/25.md"))
	# shellcheck disable=SC2046
	long=$(instructions $(check "$work/200.md"))
	row 'a file of 200 KB' "$(calculate "$long / 1e6") M" \
	    "$(calculate "$short / 1e6") M" "$(calculate "$long / $short")" '<= 9' \
	    'instructions, one of 25 KB'
}

build styles measure
mv "$work/styles" "$work/styles_bench"
corpus 12000000
find "$work/corpus" -name '*.md' -size -64k -exec cat {} + > "$work/all.md" || true
head -c 5000 "$work/all.md" > "$work/5.md"
head -c 25000 "$work/all.md" > "$work/25.md"
for _ in 1 2 3 4 5 6 7 8; do cat "$work/25.md"; echo; done > "$work/200.md"

row what ours peer ratio limit 'measured against'
if [ -d "$root/../shared/data/styles" ]; then
	bench_packs 'rules of Galley, Microsoft, write-good' '>= 0.07' Galley Microsoft write-good
	bench_packs 'rules of Microsoft and write-good' '>= 0.12' Microsoft write-good
else
	row 'rules of Microsoft and write-good' '' '' '' '>= 0.12' 'not there: ../shared/data/styles'
	bench_packs 'rules of Galley' '>= 0.07' Galley
fi
bench_process
bench_length
# shellcheck disable=SC2046
median $(check "$work/200.md")
row 'rules, memory' "$(calculate "$memory / 1024") MB" '40 MB' \
    "$(calculate "$memory / 1024 / 40")" '<= 1' 'galley check of 5 and of 200 KB'
