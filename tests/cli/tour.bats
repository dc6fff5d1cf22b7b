#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# What README.md and galley(1) tell a reader to type works as it stands.

bats_require_minimum_version 1.5.0
load house

setup() {
	house
}

# readme: the lines of its sh blocks.
readme() {
	awk '/^```sh$/ { on = 1; next } /^```$/ { on = 0 } on && NF' \
	    "$BATS_TEST_DIRNAME/../../README.md"
}

# manual PAGE TAG: the lines of its displays marked .\" TAG, continued lines joined.
manual() {
	awk -v tag=".\\\\\" $2" '
		$0 == tag { marked = 1; next }
		marked && /^\.Bd -literal/ { on = 1; next }
		on && /^\.Ed$/ { on = marked = 0; next }
		on { gsub(/\\\(aq/, "\047"); gsub(/\\e/, "\\"); print }
	' "$BATS_TEST_DIRNAME/../../debian/$1" | sed -e ':a' -e '/\\$/N; s/\\\n *//; ta'
}

# wanted LINE: the exit status that it names, "# exit 4", or 0.
wanted() {
	case $1 in
	*"# exit "*) echo "${1##*# exit }" ;;
	*) echo 0 ;;
	esac
}

# takes LINES...: each is typed in turn, in one shell, and ends as it says.
takes() {
	local line status

	[ $# -gt 0 ]
	for line; do
		status=0
		eval "$line" >"$TMPDIR/said" 2>&1 </dev/null || status=$?
		[ "$status" -eq "$(wanted "$line")" ] || {
			echo "$line"
			echo "exit status $status, not $(wanted "$line"); it said:"
			cat "$TMPDIR/said"
			return 1
		}
	done
}

@test "the tour of README.md" {
	mapfile -t lines < <(readme)
	[ ${#lines[@]} -ge 15 ]
	takes "${lines[@]}"
	[ -s bolt/bolt.html ]
	[ -s bolt/bolt.eml ]
}

@test "a tour whose line fails is told" {
	run takes "galley find first"
	[ "$status" -eq 1 ]
	says "galley find first" "exit status"
}

@test "the examples of galley(1)" {
	mapfile -t lines < <(manual galley.1 tour)
	[ ${#lines[@]} -ge 12 ]
	takes "${lines[@]}"
	[ -s bolt/bolt.html ]
}
