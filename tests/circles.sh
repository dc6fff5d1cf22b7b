#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# No two files need each other, not even by way of others: one could be read
# without the other.  Usage: circles.sh OBJECT...
set -eu -o pipefail

{ nm -A -g --defined-only "$@"; nm -A -u "$@"; } | awk '
	{ file = substr($1, 1, index($1, ":") - 1) }
	$(NF - 1) != "U" { holder[$NF] = file; next }
	{ needs[file, $NF] = file }
	END {
		for (each in needs) {
			split(each, part, SUBSEP)
			if (part[2] in holder)
				print needs[each], holder[part[2]]
		}
	}' | tsort >/dev/null || { echo 'these files need each other (see above)' >&2; exit 1; }
