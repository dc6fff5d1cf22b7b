#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# T8: clean trees, in every commit of a request, also where a later one undoes it.

bats_require_minimum_version 1.5.0
load house
load forge

block=blocks/extra.md
request=change/mkt2/extra

setup_file() {
	scene
}

setup() {
	enter
	opened mkt2 $request
}

# Submitted and merged as if it had been approved.
merged() {
	event mkt2 $request submit
	approved brand1 $request strict/brand
	approved legal1 $request strict/legal
	merge_as mkt2 $request "strict/brand SATISFIED brand1" \
	    "strict/legal SATISFIED legal1"
}

# put PATH [MODE]: a block's text, or standard input, at that path.
put() {
	edited mkt2 $request "$@"
}

words() {
	printf -- '---\ntitle: Extra\nowner: mkt2\nlanguage: en\n---\n%s\n' "${1:-Two more words.}"
}

# A tree that git itself would not write: ENTRY... are mktree's lines.
disguised() {
	tree=$({ git ls-tree main; printf '%s\n' "$@"; } | git mktree) \
	    event mkt2 $request edit
}

blob() {
	echo "Words." | git hash-object -w --stdin
}

@test "a block at its place is right" {
	put $block < <(words)
	merged
	accepted
}

@test "an executable file is refused" {
	put $block 100755 < <(words)
	merged
	refused T8 "$block" "plain file"
}

@test "a symbolic link is refused" {
	put $block 120000 < <(printf '../galley.yaml')
	merged
	refused T8 "$block" "plain file"
}

@test "an empty folder in the tree is refused" {
	put $block < <(words)
	disguised "040000 tree $(git hash-object -t tree -w /dev/null)	extra"
	merged
	refused T8 "extra/ is an empty folder"
}

@test "another repository's commit in the tree is refused" {
	disguised "160000 commit $(git rev-parse main)	extra"
	merged
	refused T8 extra
}

@test "an executable file that a later edit makes plain is refused" {
	put $block 100755 < <(words)
	put $block < <(words)
	merged
	refused T8 "$block" "plain file"
}

@test "a wrong file that a later edit removes is refused" {
	put README.txt < <(echo hello)
	put $block < <(words)
	tree=$(words | tree_with main^{tree} $block) event mkt2 $request edit
	merged
	refused T8 README.txt
}

@test "a .git in the tree is refused" {
	disguised "100644 blob $(blob)	.git" 2>/dev/null
	merged
	refused T8 malformed
}

@test "a .GIT in the tree is refused" {
	disguised "040000 tree $(git rev-parse main:blocks)	.GIT"
	merged
	refused T8
}

@test "a git~1 in the tree is refused" {
	disguised "040000 tree $(git rev-parse main:blocks)	git~1"
	merged
	refused T8
}

@test "a .gitmodules is refused" {
	put .gitmodules < <(echo "[submodule]")
	merged
	refused T8 .gitmodules
}

@test "a .gitattributes is refused" {
	put .gitattributes < <(echo "* text")
	merged
	refused T8 .gitattributes
}

@test "bytes that are no UTF-8 are refused" {
	put $block < <(words $'\xff\xfe')
	merged
	refused T8 "$block" UTF-8
}

@test "a character that turns the reading direction is refused" {
	put $block < <(words $'Pay \xe2\x80\xaenothing')
	merged
	refused T8 "$block" U+202E
}

@test "a character that nobody sees is refused" {
	put $block < <(words $'Pay\xe2\x80\x8b nothing')
	merged
	refused T8 "$block" U+200B
}

@test "a folder that the layout does not have is refused" {
	put notes/extra.md < <(words)
	merged
	refused T8 notes/extra.md "no place"
}

@test "a path of one folder too many is refused" {
	put templates/email/more/extra.md < <(words)
	merged
	refused T8 "no place"
}

@test "a path of nine parts is refused" {
	put rules/a/b/c/d/e/f/g/h.yml < <(words)
	merged
	refused T8
}

@test "an upper-case name is refused" {
	put blocks/Extra.md < <(words)
	merged
	refused T8 blocks/Extra.md
}

# named PATH: a block there, where git's own commands would not put one.
named() {
	local index="$BATS_TEST_TMPDIR/index"

	GIT_INDEX_FILE=$index git read-tree main
	printf '100644 %s\t%s\0' "$(words | git hash-object -w --stdin)" "$1" |
	    GIT_INDEX_FILE=$index git update-index -z --index-info
	tree=$(GIT_INDEX_FILE=$index git write-tree) event mkt2 $request edit
}

@test "a line end in a path is refused" {
	named $'blocks/ex\ntra.md'
	merged
	refused T8 blocks/ex "no place"
}

@test "a path that is no UTF-8 is refused" {
	named $'blocks/ex\xfftra.md'
	merged
	refused T8 blocks/ex "no place"
}

# A rule of the house, proposed by plain git at each of these paths.
rules() {
	local path

	for path; do
		mkdir -p "${path%/*}"
		printf 'extends: existence\nmessage: "No %%s."\nlevel: error\ntokens: [synergy]\n' >"$path"
	done
	raise
	enacted brand1 twins galley.yaml "$@"
}

@test "rules that differ in more than upper and lower case are right" {
	rules rules/House/Twin.yml rules/House/Twins.yml
	accepted
}

@test "two rules that many machines take for one are refused" {
	rules rules/House/Twin.yml rules/House/twin.yml
	refused T8 "rules/House/Twin.yml and twin.yml"
}

@test "two folders of rules that many machines take for one are refused" {
	rules rules/House/Twin.yml rules/house/Other.yml
	refused T8 "rules/House and house"
}

@test "the twin of a rule is not even proposed" {
	rules rules/House/Twin.yml
	exits 1 galley edit rules/House/twin.yml --text "$(cat rules/House/Twin.yml)"
	says "rules/House/Twin.yml and twin.yml"
}

@test "a text of 65 KiB is refused" {
	put $block < <(words; yes word | head -c 66560)
	merged
	refused T8 "$block" "too large"
}

@test "an asset that is no picture is refused" {
	put assets/logo.png < <(echo "#!/bin/sh")
	merged
	refused T8 assets/logo.png "first bytes"
}

@test "an asset of a kind that may not be is refused" {
	put assets/logo.svg < <(echo "<svg/>")
	merged
	refused T8 assets/logo.svg
}

@test "evidence that a line held and its head lacks makes it unmergeable" {
	put evidence/study.md < <(echo "Measured.")
	put $block < <(words)
	tree=$(words | tree_with main^{tree} $block) event mkt2 $request edit
	merged
	refused T8 "gone from it"
}

@test "evidence that a refresh brought and its head lacks makes it unmergeable" {
	put $block < <(words)
	tree=$(echo "Measured." | tree_with "refs/heads/$request^{tree}" evidence/study.md) \
	    event mkt2 $request refresh "Galley-Base: $(git rev-parse main)"
	tree=$(words | tree_with main^{tree} $block) event mkt2 $request edit
	merged
	refused T8 "gone from it"
}

@test "evidence that its head keeps is right" {
	put evidence/study.md < <(echo "Measured.")
	merged
	accepted
}

# two, rep1's new customization, and in one of its commits another file too.
two=rep1/first-touch/two
two_file=customizations/rep1/first-touch/two.md

customization() {
	printf -- '---\ntemplate: first-touch\nbase: %s\nfor: {account: Two}\nshare: me\nfields: {customer: Two}\n---\n' \
	    "$(git rev-parse "main:$(ls templates/*/first-touch.md)")"
}

with_another() {
	customization | tree_with "$(customization | tree_with main^{tree} $two_file)" \
	    ${two_file/two/three}
}

two_merged() {
	event rep1 $two submit
	merge_as rep1 $two "standard/brand NOT-NEEDED" "standard/legal NOT-NEEDED"
}

@test "an edit of one's own customization is right" {
	opened rep1 $two
	edited rep1 $two $two_file < <(customization)
	two_merged
	accepted
}

@test "an edit of two customizations in one is refused, also when undone" {
	opened rep1 $two
	tree=$(with_another) event rep1 $two edit
	edited rep1 $two ${two_file/two/three} 0 < <(customization)
	two_merged
	refused T8 "one customization"
}

@test "a refresh that brings another file is refused" {
	opened rep1 $two
	edited rep1 $two $two_file < <(customization)
	tree=$(with_another) event rep1 $two refresh "Galley-Base: $(git rev-parse main)"
	two_merged
	refused T8
}

@test "a refresh that brings another file which a later edit removes is refused" {
	opened rep1 $two
	edited rep1 $two $two_file < <(customization)
	tree=$(with_another) event rep1 $two refresh "Galley-Base: $(git rev-parse main)"
	edited rep1 $two ${two_file/two/three} 0 < <(customization)
	two_merged
	refused T8 "one customization"
}

@test "a refresh that brings another file which a later refresh removes is refused" {
	opened rep1 $two
	edited rep1 $two $two_file < <(customization)
	tree=$(with_another) event rep1 $two refresh "Galley-Base: $(git rev-parse main)"
	tree=$(customization | tree_with main^{tree} $two_file) \
	    event rep1 $two refresh "Galley-Base: $(git rev-parse main)"
	two_merged
	refused T8 "one customization"
}
