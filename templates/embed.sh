#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Prints assembler that embeds files as a table of path, start and end of each,
# as engine/flow/starter.h declares it.  A folder gives all that is in it.
# Usage: embed.sh TABLE FOLDER-OR-FILE...
set -eu
echo '	.section .rodata'
number=0
table=$1
rows=
shift

embed() {
	printf 'path%d:\t.asciz "%s"\nstart%d:\t.incbin "%s"\nend%d:\n' \
	    $number "$1" $number "$2" $number
	rows="$rows	.quad path$number, start$number, end$number
"
	number=$((number + 1))
}

for from; do
	[ -d "$from" ] || { embed "$from" "$from"; continue; }
	prefix=${from##*/}/
	[ "$prefix" = starter/ ] && prefix=
	for file in $(cd "$from" && find . -type f | LC_ALL=C sort); do
		embed "$prefix${file#./}" "$from/${file#./}"
	done
done
printf '\t.section .data.rel.ro,"aw"\n\t.balign 8\n\t.globl %s\n%s:\n%s\t.quad 0, 0, 0\n' \
    "$table" "$table" "$rows"
printf '\t.section .note.GNU-stack,"",@progbits\n'
