#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Builds one fuzz target with libFuzzer and lets it run.  Usage: run.sh NAME SECONDS
# What it learns stays in build/fuzz/corpus, what breaks a promise in build/fuzz/found.
set -eu
cd "$(dirname "$0")/../.."
out=build/fuzz
sanitizers='address,undefined -fno-sanitize-recover=all'
parts="$out/fuzz/$1_fuzz.o $out/insides.a"
mkdir -p $out/corpus/$1 $out/found
${MAKE:-make} --no-print-directory -s CC=clang MODE=fuzz \
    FLAGS.fuzz="-O1 -g -fsanitize=fuzzer-no-link,$sanitizers" $parts
clang -fsanitize=fuzzer,$sanitizers $parts $(${MAKE:-make} -s libs) -o $out/$1
echo "$1: $2 seconds"
exec $out/$1 -max_total_time=$2 -timeout=10 -rss_limit_mb=2048 -verbosity=0 -print_final_stats=1 \
    -artifact_prefix=$out/found/$1- $out/corpus/$1 tests/fuzz/corpus/$1
