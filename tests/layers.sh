#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Fails on an upward include, a library's header outside its folder, a stray
# entry at the top level, and a file or function past its size.
set -u
cd "$(dirname "$0")/.." || exit 1
bad=0

complain() {
	echo "layers: $*" >&2
	bad=1
}

order='base data text sign store model check flow deliver cli'
rank() {
	n=0
	for layer in $order; do
		[ "$layer" = "$1" ] && { echo $n; return; }
		n=$((n + 1))
	done
	echo 99
}

for file in engine/*/*.[ch]; do
	layer=${file#engine/}
	layer=${layer%%/*}
	for used in $(sed -n 's|^#include "\([a-z]*\)/.*|\1|p' "$file" | sort -u); do
		[ "$(rank "$used")" -le "$(rank "$layer")" ] ||
		    complain "$file includes $used/, which lies above $layer/"
		case $layer/$used in
		model/sign | model/store | check/sign | check/store | text/data | sign/data | store/sign | deliver/store | deliver/flow | cli/deliver)
			complain "$file includes $used/: $layer/ is kept apart from it" ;;
		esac
	done
done

door() {
	folder=$1
	shift
	for header; do
		for file in $(grep -l "^#include <$header" -r engine tests/fuzz 2>/dev/null); do
			case $file in
			engine/$folder/*) ;;
			*) complain "$file includes <$header>: only engine/$folder/ may" ;;
			esac
		done
	done
}

door data yaml.h jansson.h csv.h
door text cmark.h unicode/
door sign sodium.h
door store git2 zlib.h
door check pcre2.h hunspell
door deliver curl/

for file in $(ls engine/*.h); do
	[ "$file" = engine/galley.h ] || complain "$file: galley.h is the one public header"
done
for entry in $(git ls-files | cut -d/ -f1 | sort -u); do
	case $entry in
	engine | workflows | templates | hooks | tests | debian | GNUmakefile | README.md | LICENSE | .*) ;;
	*) complain "$entry does not belong at the top level" ;;
	esac
done
for file in $(find engine -name '*.c' -o -name '*.h'); do
	lines=$(wc -l < "$file")
	# The public header is the manual of every verb.
	most=500
	[ "$file" != engine/galley.h ] || most=1000
	[ "$lines" -le $most ] || complain "$file has $lines lines: more than $most"
	case ${file##*/} in
	util* | common* | helper* | manager* | misc*) complain "$file: name it by what it is" ;;
	esac
done
long=$(find engine -name '*.c' | xargs awk '
    /^\{/ { start = FNR } /^\}/ && start { if (FNR - start > 61) print FILENAME ":" start; start = 0 }')
[ -z "$long" ] || complain "functions of more than 60 lines: $long"
exit $bad
