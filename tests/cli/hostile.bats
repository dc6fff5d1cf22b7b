#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# Texts, patterns and configurations that are made to be too much: each gets an
# answer that names the place or the rule, and 100 MB and two seconds of a
# processor are enough for it.

bats_require_minimum_version 1.5.0
load house
load forge

setup_file() {
	scene
}

# A folder with a configuration, one style, and a text.
setup() {
	house
	mkdir -p docs styles/Plain
	printf 'StylesPath = styles\n\n[*.md]\nBasedOnStyles = Plain\n' > .vale.ini
	pattern very
	echo "A text." > docs/a.md
}

# pattern TEXT: the style's one rule looks for it.
pattern() {
	printf "extends: existence\nmessage: Found\nlevel: error\nnonword: true\ntokens: ['%s']\n" "$1" > styles/Plain/Rule.yml
}

# times N TEXT
times() {
	yes -- "$2" | head -n "$1" | tr -d '\n'
}

# judged STATUS TEXT...: what galley says of the folder, within bounds.  The
# sanitizers take more of both.
judged() {
	local wanted=$1 bounds="-d 100000 -t 2"

	shift
	! grep -q -e __asan_init -e __ubsan_handle "$(type -P galley)" || bounds="-t 20"
	exits "$wanted" timeout 60 bash -c "ulimit $bounds; galley check --vale-config .vale.ini --format vale-line ."
	says "$@"
}

# in_workspace TEXT...: the document docs/a.md is refused as a block, too.
in_workspace() {
	mv docs/a.md "$TMPDIR/a.md"
	cd "$BATS_TEST_TMPDIR"
	rm -rf work
	mkdir work
	enter
	mv "$TMPDIR/a.md" blocks/hostile.md
	exits 1 timeout 20 galley check blocks/hostile.md
	says "$@"
}

# The texts.

@test "lists in lists, and blank lines after them, are nested too deep" {
	{ times 16384 "- "; echo a; times 1 ""; yes "" | head -n 32000; } > docs/a.md
	judged 1 "docs/a.md:1:" ":nesting:lists or quotes"
	head -c 65000 docs/a.md > docs/b.md
	mv docs/b.md docs/a.md
	in_workspace "blocks/hostile.md:" "nested too deep"
}

@test "lists as deep as they may be, and blank lines after them, are read" {
	{ times 90 "- "; echo "very deep"; yes "" | head -n 65000; } > docs/a.md
	judged 1 "docs/a.md:1:181:Plain.Rule:Found"
}

@test "images that never end are too many" {
	times 33334 '![[]()' > docs/a.md
	judged 1 "docs/a.md:1:" ":links:too many images"
	head -c 64998 docs/a.md > docs/b.md
	mv docs/b.md docs/a.md
	in_workspace "blocks/hostile.md:" "too many"
}

@test "of a line that is one finding after the other ten thousand are told" {
	pattern very
	{ times 200000 "very ü "; echo; } > docs/a.md
	judged 1 "docs/a.md:1:1:Plain.Rule:Found" "docs/a.md:1:69994:Plain.Rule:Found" \
	    "docs/a.md:1:1:too-many:more than 10000 findings"
	[ "$(grep -c ':Plain.Rule:' <<< "$output")" -eq 10000 ]
	! grep -q 'docs/a.md:1:70001:' <<< "$output"
}

# The patterns.

@test "a pattern that looks at every rest of a text again is given up" {
	{ times 65536 a; echo .; } > docs/a.md
	for costly in 'a*?[bc]' '^(a+)+$' '(a|aa)+$'; do
		pattern "$costly"
		judged 1 "docs/a.md:1:1:too-costly:the rule Plain.Rule (styles/Plain/Rule.yml)"
	done
}

@test "a pattern that would lift the limits, or leave the text's characters, is refused" {
	for bad in '(*LIMIT_MATCH=4000000000)a' '(*LIMIT_DEPTH=9999)a' '(*NO_START_OPT)a' \
	    '\C' 'a\C' '(?R)' 'a(?R)?b' '(?1)(a)' '(?C1)a' '(?C"x")a'; do
		pattern "$bad"
		judged 2 "styles/Plain/Rule.yml:5:10: rule: character " "is not allowed in a rule"
	done
}

@test "a pattern of a megabyte is refused" {
	pattern "$(times 100000 abcdefghi.)"
	judged 2 "styles/Plain/Rule.yml:1:1: yaml: more than 64 KiB"
}

# The configurations.

@test "ten thousand rules are refused, and one less read" {
	seq 10000 | sed 's/.*/extends: existence\nmessage: Found\ntokens: [w&]/' |
	    split -d -a 5 -l 3 --additional-suffix=.yml - styles/Plain/R
	exits 2 timeout 20 galley check --vale-config .vale.ini docs/a.md
	says "styles: too many rules for one configuration (10000 rules"
	rm styles/Plain/R00000.yml
	echo "w777 w9999" > docs/a.md
	judged 0 "docs/a.md:1:1:Plain.R00776:Found" "docs/a.md:1:6:Plain.R09998:Found"
}

@test "a configuration that includes itself is refused" {
	cp .vale.ini good.ini
	echo "include = .vale.ini" | cat - good.ini > .vale.ini
	judged 2 ".vale.ini:1:1: ini: include: no setting has this name"
	{ cat good.ini; echo "include = .vale.ini"; } > .vale.ini
	judged 2 ".vale.ini:5:1: ini: include: no setting has this name"
	sed 's/Plain/Plain, .vale.ini/' good.ini > .vale.ini
	judged 2 '.vale.ini:3:1: styles: no style is called ".vale.ini"'
}

@test "a folder of styles that holds itself is read once" {
	ln -s .. styles/Plain/again
	ln -s Plain styles/Other
	sed -i 's/= Plain/= Plain, Other/' .vale.ini
	echo very > docs/a.md
	judged 1 "docs/a.md:1:1:Plain.Rule:Found" "docs/a.md:1:1:Other.Rule:Found"
}
