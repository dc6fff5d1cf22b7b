# SPDX-License-Identifier: Apache-2.0
#
# gate.bash - a server with galley's hooks, and what it says to a push
#
#	load ../cli/house
#	load ../cli/forge
#	load gate
#	setup_file() { gated; }
#	setup() { at_gate; }
#
# The workspace "brand" is rep1's, brand1's and everybody's clone at once: its
# refs are forged by plain git and pushed to srv.git, whose hooks judge them.

# The file's scene, with a server that took its main.
gated() {
	scene
	git remote add origin "$BATS_TEST_TMPDIR/work/srv.git"
	galley sync >/dev/null
}

# A test's own copy of it.
at_gate() {
	enter
	git config remote.origin.url "$BATS_TEST_TMPDIR/work/srv.git"
	git fetch -q origin
	head=$(git rev-parse refs/heads/main)
}

# sends REFSPEC...: git's own push, of all or nothing.
sends() {
	git push --quiet --atomic origin "$@"
}

# takes REFSPEC...: the server takes them, and has them as they are here.
takes() {
	local ref

	exits 0 sends "$@"
	for ref; do
		ref=${ref#+}
		[ "$(git -C ../srv.git rev-parse "${ref#*:}")" = \
		    "$(git rev-parse "${ref%%:*}")" ]
	done
}

# Each remedy begins with what to do, and closes the brackets that it opens.
has_remedies() {
	local does='(add|ask|choose|galley|give|have|leave|look|make|mend|move|refresh|run|save|say|see|send|set|sign|split|take|tell|use|withdraw|write) '
	local remedy opened closed

	while IFS= read -r remedy; do
		opened=${remedy//[^(]/} closed=${remedy//[^)]/}
		[[ $remedy =~ ^$does && ${#opened} -eq ${#closed} ]] || {
			echo "no remedy: $remedy"
			return 1
		}
	done < <(sed -n 's/^remote:   What to do: //p' <<<"$output")
}

# turns_away RULE TEXT REFSPEC...: the server refuses them all, moves nothing,
# and says why in words that are not git's, and what to do.
turns_away() {
	local rule=$1 text=$2 before after told

	shift 2
	before=$(git -C ../srv.git for-each-ref)
	exits 1 sends "$@"
	says "remote: $rule: " "$text" "What to do: " "nothing was taken over"
	after=$(git -C ../srv.git for-each-ref)
	[ "$before" = "$after" ]
	has_remedies
	told=$(sed -n 's/^remote: //p' <<<"$output")
	if grep -wiE '(commit|branch|merge|push|ref|tree|blob)(s|es|ed)?' <<<"$told"; then
		return 1
	fi
}
