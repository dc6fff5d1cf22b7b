#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Builds one fuzz target with libFuzzer and lets it run.  Usage: run.sh NAME SECONDS
set -eu
cd "$(dirname "$0")/../.."
packages='libgit2 zlib libcmark libsodium yaml-0.1 jansson icu-uc'
out=build/fuzz
flags="-std=c17 -D_GNU_SOURCE -g -O1 -fsanitize=fuzzer-no-link,address,undefined -Iengine $(pkg-config --cflags $packages)"
mkdir -p $out/objects $out/corpus/$1
for file in $(find engine -name '*.c' ! -path 'engine/cli/*' ! -path 'engine/flow/*') $(grep -ho 'engine/flow/[a-z_]*\.c' tests/fuzz/$1_fuzz.c || true); do
	object=$out/objects/$(echo "${file#engine/}" | tr / -).o
	[ "$object" -nt "$file" ] || clang $flags -c "$file" -o "$object"
done
clang $flags -fsanitize=fuzzer,address,undefined tests/fuzz/$1_fuzz.c $out/objects/*.o \
    $(pkg-config --libs $packages) -lpthread -o $out/$1
echo "$1: $2 seconds"
$out/$1 -max_total_time=$2 -verbosity=0 -print_final_stats=1 $out/corpus/$1 tests/fuzz/corpus/$1
