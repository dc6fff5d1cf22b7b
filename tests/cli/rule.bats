#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# Style rules: told, tried on their own examples and on what is approved,
# begun, and made of a list of words.

bats_require_minimum_version 1.5.0
load house

setup() {
	house
	found >/dev/null
}

# own NAME LINES...: a rule of a folder beside the workspace.
own() {
	mkdir -p ../House
	printf '%s\n' "${@:2}" >"../House/$1.yml"
}

@test "every rule of the starter does what its examples say" {
	exits 0 galley rule test --json
	echo "$output" >../tested.json
	python3 - <<-'EOF'
		import json
		r = json.load(open("../tested.json"))
		assert r["slips"] == 0 and r["without"] == []
		assert len(r["rules"]) >= 40 and all(x["tried"] >= 2 for x in r["rules"])
	EOF
	for file in rules/Galley/*.yml; do
		grep -q '^why: ' "$file"
		grep -q '^owner: ' "$file"
	done
}

@test "no approved document breaks a starter rule" {
	exits 0 galley check
	says "0 errors"
	exits 0 galley rule test --library --json
	python3 -c 'import json,sys; r = json.loads(sys.argv[1]); assert r["unusable"] == 0 and r["checked"] > 25' "$output"
}

@test "list and show tell what a rule is and why" {
	exits 0 galley rule list
	says "Galley.Placeholders" "error" "existence" "'%s' was never filled in."
	exits 0 galley rule show Galley.Hype
	says "why: Words like these" "owner: marketing" "bad:" "rules/Galley/Hype.yml"
	exits 5 galley rule show Galley.Hip
	says "did you mean Galley.Hype?"
}

@test "a switch in .vale.ini is told as off" {
	mkdir -p ../folder
	cp -R rules ../folder/styles
	cd ../folder
	printf 'StylesPath = styles\n[*.md]\nBasedOnStyles = Galley\nGalley.Hype = NO\n' >.vale.ini
	exits 0 galley rule list --vale-config .vale.ini
	says "Galley.Hype               off"
	exits 0 galley rule test --vale-config .vale.ini Galley.Hype
	exits 2 galley rule test --vale-config .vale.ini --library
}

@test "an example that is not as the rule says is an error" {
	own Calls "extends: existence" "message: \"'%s' is a call\"" "tokens: [call]" \
	    "good: [No phone, A call]" "bad: [A call, Nothing]"
	exits 1 galley rule test ../House/Calls.yml
	says "House.Calls finds something in a good example: 'call' is a call" "finds nothing in a bad example" \
	    "4 examples of 1 rule, 2 not as the rule says"
}

@test "a rule that cannot be read is said with its place" {
	own Broken "extends: existence" "message: x" "tokens: ['(a']"
	exits 2 galley rule test ../House/Broken.yml
	says "House/Broken.yml:3:"
	own Strange "extends: existence" "message: x" "scope: headings" "tokens: [a]"
	exits 2 galley rule test ../House/Strange.yml
	says "House/Strange.yml:3:8:" "headings"
	exits 5 galley rule test ../House/nothing
	exits 2 galley rule test Nothing.yml
	exits 5 galley rule test ../House/Nothing.yml
}

@test "before a rule is in force, what it would flag is counted" {
	own Calls "extends: existence" "message: \"'%s' is a call\"" "level: error" "tokens: [calls]"
	exits 0 galley rule test ../House/Calls.yml --library
	says "blocks/opening-calls.md" "line 2: 'calls' is a call" "approved documents would be flagged" \
	    "would be unusable until mended or allowed by an exception"
	exits 0 galley check
}

@test "a list of words becomes rules, proposed as policy" {
	printf 'write,instead of,why,severity\nsign in,log in|log on,One word for one thing,error\nGitHub,Github,,\n,"very unique",,suggestion\n' >../terms.csv
	exits 0 galley rule import ../terms.csv
	says "4 words became 3 rules" "approved and in force"
	grep -q "^BasedOnStyles = Galley, House$" .vale.ini
	exits 0 galley rule test House.LogIn House.Github House.VeryUnique
	printf -- '---\ntitle: T\nowner: brand1\nlanguage: en\nexpires: 2099-01-01\n---\nLog in to Github.\n' >blocks/t.md
	exits 1 galley check blocks/t.md
	says "Write 'Sign in' instead of 'Log in'." "[House.LogIn]" "Write 'GitHub' instead of 'Github'."
	exits 0 galley check --fix blocks/t.md
	grep -q "^Sign in to GitHub.$" blocks/t.md
}

@test "importing again changes no line that names the style" {
	printf 'write,instead of\nuse,utilize\n' >../terms.csv
	galley rule import ../terms.csv
	cp .vale.ini ../before
	printf 'write,instead of\nuse,utilize\nhelp,facilitate\n' >../terms.csv
	exits 0 galley rule import ../terms.csv
	cmp .vale.ini ../before
	grep -q facilitate rules/House/Utilize.yml
}

@test "what a list has wrong is said with its place" {
	printf 'write,instead of,severity\nuse,utilize,loud\n' >../a.csv
	exits 1 galley rule import ../a.csv
	says "a.csv:2:13: terms: \"loud\" is not a level"
	printf 'write,instead of\nlog in now,log in\n' >../a.csv
	exits 1 galley rule import ../a.csv
	says "a.csv:2:12: terms: \"log in\" stands in its own correction"
	printf 'write,instead of\nuse,\n' >../a.csv
	exits 1 galley rule import ../a.csv
	says "a.csv:2:5: terms: this cell is empty"
	printf 'a,b\n1,2\n' >../a.csv
	exits 1 galley rule import ../a.csv
	says "the columns are write, instead of, why, severity"
	printf 'write,instead of\nuse,utilize\nemploy,Utilize\n' >../a.csv
	exits 1 galley rule import ../a.csv
	says "a.csv:3:8:" "stands in a row above, too"
}

@test "a rule is begun as a draft that can be tried" {
	exits 0 galley rule new House.Greetings --kind substitution
	says "draft" "galley submit"
	exits 1 galley rule new Galley.Hype
	says "is there already"
	exits 2 galley rule new Greetings
	exits 2 galley rule new House.A --kind sonnet
	says "existence, substitution"
}

@test "who may not change policy proposes no rule" {
	printf 'write,instead of\nuse,utilize\n' >../terms.csv
	exits 4 galley --as legal1 rule import ../terms.csv
	! test -e rules/House
}
