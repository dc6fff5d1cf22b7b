#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# How much of the engine the tests reach, by gcov.  Usage: cover.sh build/cover
# A line for each folder, then the files of engine/model below 95 % of their lines;
# fails where a branch of the decision code (tests/decisions) is never taken.
set -eu
cd "$(dirname "$0")/.."
build=$(cd "$1" && pwd)
root=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# gcov tells of each source: File 'engine/...', Lines executed:P% of N, Taken at least once:P% of N.
find "$build" -name '*.gcno' ! -path '*/unit/*' ! -path '*/fuzz/*' | while read -r notes; do
	gcov -b -s "$root" -r "$notes" 2>/dev/null
done | awk '
	/^$/ { wanted = 0 }
	/^File / {
		file = $0
		gsub(/^File .|.$/, "", file)
		wanted = file ~ /^engine\/.*\.c$/
	}
	/^Lines executed:/ && wanted { split($0, p, /[:%]| of /); add("lines", p[2], p[4]) }
	/^Taken at least once:/ && wanted { split($0, p, /[:%]| of /); add("branches", p[2], p[4]) }
	/^No branches/ && wanted { add("branches", 100, 0) }

	function add(what, percent, count,   folder) {
		folder = file
		sub(/^engine\//, "", folder)
		sub(/\/.*/, "", folder)
		part[what, file] = percent
		hit[what, folder] += percent * count / 100
		all[what, folder] += count
		hit[what, "all"] += percent * count / 100
		all[what, "all"] += count
		folders[folder]
		if (file ~ /^engine\/model\//)
			model[file]
	}
	function share(what, folder) {
		return all[what, folder] ? 100 * hit[what, folder] / all[what, folder] : 100
	}
	function line(folder, through) {
		printf "%-10s %6d lines %6.1f %% %8d branches %6.1f %%\n", folder,
		    all["lines", folder], share("lines", folder),
		    all["branches", folder], share("branches", folder) | through
	}
	END {
		for (folder in folders)
			line(folder, "sort")
		close("sort")
		line("all", "cat")
		close("cat")
		for (file in model)
			if (part["lines", file] < 95)
				printf "%s: %.1f %% of its lines, %.1f %% of its branches\n",
				    file, part["lines", file], part["branches", file] | "sort"
	}
'

# What a switch does for a value that is none of its enum's (its last branch) is
# left out: -Wswitch holds that it names them all.  So is what another layer's
# header puts into each of its callers.
cd "$root"
for name in $(cat tests/decisions); do
	gcov -t -b -c "$build/model/$name.gcno" 2>/dev/null
done | awk '
	function flush(   i) {
		if (line ~ /switch \(/ && n && taken[n - 1] == 0)
			n--
		for (i = 0; i < n && file ~ /^engine\/model\//; i++) {
			all++
			if (taken[i])
				hit++
			else
				print file ":" number ": a branch is never taken:" line
		}
		n = 0
	}
	/^branch/ { taken[n++] = $3 == "taken" ? $4 : 0 }
	/^ *[^:]+: *[0-9]+:/ {
		flush()
		number = $0
		sub(/^ *[^:]+: */, "", number)
		sub(/:.*/, "", number)
		line = $0
		sub(/^ *[^:]+: *[0-9]+:[ \t]*/, " ", line)
		if (line ~ /^ Source:/)
			file = substr(line, 9)
	}
	END {
		flush()
		printf "%-10s %d of %d branches taken\n", "decisions", hit, all
		exit hit < all || !all
	}
'
