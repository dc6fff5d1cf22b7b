#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# What was found out about rules is kept from one check to the next, and is
# no authority.

bats_require_minimum_version 1.5.0
load house

# A folder with a configuration, one style, and a text; nothing is known yet.
setup() {
	house
	unset XDG_CACHE_HOME
	known=$HOME/.cache/galley/rules
	mkdir -p styles/Plain docs
	printf 'StylesPath = styles\n\n[*.md]\nBasedOnStyles = Plain\n' > .vale.ini
	cat > styles/Plain/Very.yml <<-'END'
		extends: existence
		message: "Leave out %s."
		level: warning
		tokens: [very, 'real(ly)?', '\d+ ?times']
	END
	cat > styles/Plain/Say.yml <<-'END'
		extends: substitution
		message: "Say %s, not %s."
		level: warning
		swap: {'util(?:ise|ize)': use, 'e-?mail': mail|letters?}
	END
	printf '# It is very good\n\nReally utilise e-mail 3 times.\n' > docs/a.md
	mkdir "$TMPDIR/other"
}

checked() {
	galley check --vale-config .vale.ini --format json docs > "$TMPDIR/$1" 2> "$TMPDIR/$1.talk"
}

# The one file of what is known.
file() {
	local files=("$known"/*)
	[ ${#files[@]} -eq 1 ] && [ -f "${files[0]}" ] || return 1
	echo "${files[0]}"
}

same() {
	cmp "$TMPDIR/first" "$TMPDIR/$1"
}

@test "what is known of rules is kept for oneself, and finds the same" {
	checked first
	[ "$(stat -c %a "$(file)" "$known" | tr '\n' ' ')" = "600 700 " ]
	grep -q '"rule": *"Plain.Say"' "$TMPDIR/first"
	touch -d '2001-01-01' "$(file)"
	checked again
	same again
	[ "$(stat -c %Y "$(file)")" -eq "$(date -d '2001-01-01' +%s)" ]
}

@test "a rule that is changed is read anew" {
	checked first
	sed -i 's/very/good/' styles/Plain/Very.yml
	checked again
	grep -q 'Leave out good' "$TMPDIR/again"
	! grep -q 'Leave out very' "$TMPDIR/again"
}

@test "words that are remembered as lines are the tokens that they were" {
	cat > styles/Plain/Words.yml <<-'END'
		extends: existence
		message: "Leave out '%s'."
		ignorecase: true
		tokens: [a lot, 'a lot(?: of)?', Lots, "two\nlines", lines, at, 'at ?least', at least, 4x]
	END
	printf 'A lot of lots, at least\ntwo\nlines, at 4x.\n' > docs/b.md
	checked first
	grep -aqx 4x "$(file)"
	grep -q '"match": *"two\\nlines"' "$TMPDIR/first"
	! grep -q '"match": *"A lot of"' "$TMPDIR/first"
	checked again
	same again
}

@test "tokens that are remembered fit another word template, too" {
	checked first
	printf 'extends: existence\nmessage: "No %%s."\ntokens: [good, utilise, "3"]\n' > styles/Plain/No.yml
	checked second
	sed -i '1a WordTemplate = (?m)(?:%s)(?= )' .vale.ini
	checked warm
	rm "$(file)"
	checked first
	same warm
	grep -q 'No utilise' "$TMPDIR/warm"
	! grep -q 'No good' "$TMPDIR/warm"
}

@test "what is torn or damaged is written anew" {
	local bytes

	checked first
	cp "$(file)" "$TMPDIR/whole"
	bytes=$(stat -c %s "$TMPDIR/whole")
	for at in 0 3 9 16 40 $((bytes / 2)) $((bytes - 1)); do
		printf '\377' | dd of="$(file)" bs=1 seek="$at" conv=notrunc status=none
		checked again
		same again
		cmp "$(file)" "$TMPDIR/whole"
		head -c "$at" "$TMPDIR/whole" > "$(file)"
		checked again
		same again
		cmp "$(file)" "$TMPDIR/whole"
	done
}

@test "what others could have written is not read" {
	local kept

	checked first
	chmod 660 "$(file)"
	checked again
	same again
	[ "$(stat -c %a "$(file)")" = 600 ]
	cp "$(file)" "$TMPDIR/other/file"
	ln -sf "$TMPDIR/other/file" "$(file)"
	checked again
	same again
	kept=$(file)
	[ ! -L "$kept" ]
}

@test "a folder that others could write to is left alone" {
	checked first
	rm "$(file)"
	chmod 770 "$known"
	checked again
	same again
	[ -z "$(ls "$known")" ]
}

@test "without a place to keep it nothing is kept, and the same is found" {
	checked first
	rm -r "$HOME/.cache"
	: > "$HOME/.cache"
	checked again
	same again
	HOME='' checked again
	same again
	XDG_CACHE_HOME=relative checked again
	same again
	[ ! -e relative ]
}

@test "the cache folder is XDG_CACHE_HOME's" {
	export XDG_CACHE_HOME=$TMPDIR/cache
	checked first
	[ -n "$(ls "$TMPDIR/cache/galley/rules")" ]
	[ ! -e "$HOME/.cache" ]
}

@test "of too many files the oldest goes" {
	checked first
	mv "$(file)" "$known/kept"
	for i in $(seq 100 169); do
		touch -d "2001-01-01 00:00:$((i % 60))" "$known/$i"
	done
	touch -d '2000-01-01' "$known/oldest"
	checked again
	same again
	[ ! -e "$known/oldest" ]
	[ -e "$known/kept" ]
	[ "$(ls "$known" | wc -l)" -eq 72 ]
}

# Expressions that PCRE2 gets in other words, with a choice of eight.
@test "choices beside lookbehinds and code units find the same when remembered" {
	local deep behind

	deep=$(printf '(?:%.0s' {1..60})
	behind="(?<=x)${deep}aaaaaaa|aaaaaab|aaaaaac|aaaaaad|aaaaaae|aaaaaaf|aaaaaag|aaaaaah$(printf ')%.0s' {1..60})"
	cat > styles/Plain/Choices.yml <<-END
		extends: existence
		message: "Leave out %s."
		level: warning
		nonword: true
		raw:
		  - '(?<=x)(?:aa|ab|ac|ad|ae|af|ag|ah)'
	END
	for name in 'Units:\u00e9(?:aa|ab|ac|ad|ae|af|ag|ah)' "Deep:$behind"; do
		sed "s/^  - .*/  - '$(sed 's/[\\&|]/\\&/g' <<< "${name#*:}")'/" styles/Plain/Choices.yml > "styles/Plain/${name%%:*}.yml"
	done
	printf '\nA xah, an éac and xaaaaaac.\n' >> docs/a.md
	checked first
	for rule in Choices Units Deep; do
		grep -q "\"rule\": *\"Plain.$rule\"" "$TMPDIR/first"
	done
	file
	checked again
	same again
}
