# SPDX-License-Identifier: Apache-2.0
#
# origin.bash - a bare repository without hooks, and a clone for each person
#
#	load house
#	load origin
#
# It brings setup_file and setup: each test has origin.git and the clones.

bolt=rep1/first-touch/bolt

# origin.git with the house's workspace in it, and clones of it, made once.
setup_file() {
	BATS_TEST_TMPDIR="$BATS_FILE_TMPDIR/scene"
	house
	found
	add_person mkt2 "Market Two" marketing
	git init --quiet --bare --initial-branch=main ../origin.git
	git remote add origin "$PWD/../origin.git"
	galley sync
}

# A test's own copy, at the same place, so that addresses stay true.
setup() {
	house
	cp -a "$BATS_FILE_TMPDIR/scene/home/." "$HOME"
	cp -a "$BATS_FILE_TMPDIR/scene/work/origin.git" origin.git
	for person in brand1 rep1 legal1 mkt2; do
		galley clone origin.git "$person" --person "$person" 2>/dev/null
	done
}

customize_bolt() {
	at rep1 customize first-touch --for Bolt --set customer=Bolt \
	    --set discount=18 --region opening="Bolt's three sites answer four hundred calls a day, and every third caller hangs up."
}

# rep1's request, submitted, and known to all.
submitted() {
	customize_bolt
	at rep1 submit bolt -m "Bolt asked for a number"
	for person in brand1 legal1 mkt2; do
		at "$person" sync
	done
}

# The same, where the new words alone need marketing, once.
submitted_words() {
	at rep1 customize first-touch --for Bolt --set customer=Bolt \
	    --region opening="Bolt's three sites answer four hundred calls a day, and every third caller hangs up."
	at rep1 submit bolt
	for person in brand1 legal1 mkt2; do
		at "$person" sync
	done
}

# outrun [-a] COMMAND: runs it just before galley's next push (-a: each push).
outrun() {
	local again=rm real

	if [ "$1" = -a ]; then
		again=true
		shift
	fi
	real=$(command -v git)
	mkdir -p "$BATS_TEST_TMPDIR/bin"
	cat >"$BATS_TEST_TMPDIR/bin/git" <<-END
		#!/bin/bash
		case " \$* " in
		*" push "*)
			if [ -e "$BATS_TEST_TMPDIR/outrun" ]; then
				$again "$BATS_TEST_TMPDIR/outrun"
				PATH=\${PATH#*:}
				cd "$BATS_TEST_TMPDIR/work"
				( $1 ) >>"$BATS_TEST_TMPDIR/outran" 2>&1
				cd - >/dev/null
			fi
		esac
		exec "$real" "\$@"
	END
	chmod +x "$BATS_TEST_TMPDIR/bin/git"
	touch "$BATS_TEST_TMPDIR/outrun"
	PATH="$BATS_TEST_TMPDIR/bin:$PATH"
}

# edits PERSON NAME FILE: proposes the file as the document's new text.
edits() {
	EDITOR="cp $PWD/$3" at "$1" edit "$2" --edit
	at "$1" submit "change/$1/${4:-$2}"
}

disconnect() {
	mv origin.git away.git
}

connect() {
	mv away.git origin.git
}

main_of() {
	git -C "$1" rev-parse refs/heads/main
}

refs_of() {
	git -C "$1" for-each-ref --format='%(refname)'
}

# Nothing of what is refused is taken over: main, files and signers stay.
refuses_origin() {
	local before

	before=$(main_of rep1)
	exits 7 at rep1 sync
	says "refused and nothing was taken over"
	[ "$(main_of rep1)" = "$before" ]
	[ -z "$(git -C rep1 status --porcelain)" ]
	exits 7 at rep1 customize first-touch --for Acme --set customer=Acme
	[ "$(main_of rep1)" = "$before" ]
}
