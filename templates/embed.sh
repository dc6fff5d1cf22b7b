#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Prints assembler that embeds the starter's files: path, start and end of each,
# as engine/flow/starter.h declares the table.  Usage: embed.sh FOLDER...
set -eu
echo '	.section .rodata'
number=0
table=
for folder; do
	prefix=${folder##*/}/
	[ "$prefix" = starter/ ] && prefix=
	for file in $(cd "$folder" && find . -type f | LC_ALL=C sort); do
		path=$prefix${file#./}
		printf 'path%d:\t.asciz "%s"\nstart%d:\t.incbin "%s"\nend%d:\n' \
		    $number "$path" $number "$folder/${file#./}" $number
		table="$table	.quad path$number, start$number, end$number
"
		number=$((number + 1))
	done
done
printf '\t.section .data.rel.ro,"aw"\n\t.balign 8\n\t.globl starter_files\nstarter_files:\n%s\t.quad 0, 0, 0\n' "$table"
printf '\t.section .note.GNU-stack,"",@progbits\n'
