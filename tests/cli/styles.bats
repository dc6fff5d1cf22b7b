#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# Style rules in Vale's form: over any folder, and as a workspace's own.

bats_require_minimum_version 1.5.0
load house
load forge

setup_file() {
	scene
}

# A folder with a configuration, one style, and a text.
folder() {
	house
	mkdir -p styles/Plain docs
	printf 'StylesPath = styles\n\n[*.md]\nBasedOnStyles = Plain\n' > .vale.ini
	printf 'extends: existence\nmessage: "Leave out %%s."\nlevel: warning\ntokens: [very]\n' > styles/Plain/Very.yml
	printf '# It is very good\n\nReally *very* good.\n' > docs/a.md
}

checked() {
	run -"$1" timeout 10 galley check --vale-config .vale.ini --format vale-line "${@:2}"
}

# rule NAME KEYS: one more rule of the style.
rule() {
	printf 'extends: existence\nmessage: "%s"\nlevel: error\n%b\n' "$1" "$2" > "styles/Plain/$1.yml"
}

@test "a folder of Markdown is judged without a workspace" {
	folder
	checked 0 .
	[ "$output" = "docs/a.md:1:9:Plain.Very:Leave out very.
docs/a.md:3:9:Plain.Very:Leave out very." ]
}

@test "an error fails, a warning where it is asked to" {
	folder
	checked 1 --fail-on warning docs/a.md
	printf '\n[docs/*]\nPlain.Very = error\n' >> .vale.ini
	checked 1 .
}

@test "a level below the one that is asked for is not told" {
	folder
	checked 0 --min-alert-level error .
	[ -z "$output" ]
}

@test "a section's switch and its glob hold for its files only" {
	folder
	cp docs/a.md docs/b.md
	printf '\n[docs/b.md]\nPlain.Very = NO\n' >> .vale.ini
	checked 0 .
	[[ $output == *a.md:1* && $output != *b.md* ]]
	checked 0 --glob 'b.md' .
	[ -z "$output" ]
}

@test "a vocabulary, a dictionary and a list that are not there are told" {
	folder
	sed -i '1s/^/Vocab = Nowhere\n/' .vale.ini
	checked 0 docs/a.md
	says 'no vocabulary is called "Nowhere"'
	printf 'extends: spelling\nmessage: "%%s"\ndictionaries: [xx_XX]\n' > styles/Plain/Spell.yml
	checked 2 docs/a.md
	says 'styles/Plain/Spell.yml:3:16: rule: there is no dictionary xx_XX'
	mkdir -p styles/config/dictionaries
	printf 'SET UTF-8\n' > styles/config/dictionaries/xx_XX.aff
	printf '2\ngood\nvery\n' > styles/config/dictionaries/xx_XX.dic
	printf 'ignore: names.txt\n' >> styles/Plain/Spell.yml
	checked 2 docs/a.md
	says 'styles/Plain/Spell.yml:4:9: rule: there is no list names.txt'
	printf 'Really\n' > styles/names.txt
	checked 0 docs/a.md
	says "a.md:1:6:Plain.Spell:is"
	[[ $output != *Really* && $output != *Spell:good* ]]
}

@test "a finding says which version of its rule found it" {
	folder
	exits 0 galley check --vale-config .vale.ini --json docs/a.md
	says "\"rule_version\":\"$(sha256sum styles/Plain/Very.yml | cut -c 1-12)\""
	exits 0 galley check --vale-config .vale.ini --format sarif docs/a.md
	says "\"version\": \"$(sha256sum styles/Plain/Very.yml | cut -c 1-12)\""
}

@test "a match that is not in one piece has Vale's column in Vale's lines alone" {
	folder
	printf 'It is *ve*ry good.\n' > docs/a.md
	checked 0 docs/a.md
	[ "$output" = "docs/a.md:1:1:Plain.Very:Leave out very." ]
	exits 0 galley check --vale-config .vale.ini docs/a.md
	says "docs/a.md:1:8:"
}

@test "the vocabulary's words are accepted and rejected" {
	folder
	mkdir -p styles/config/vocabularies/House
	printf 'very good\n' > styles/config/vocabularies/House/accept.txt
	printf 'Really\n' > styles/config/vocabularies/House/reject.txt
	sed -i '1s/^/Vocab = House\n/; s/= Plain/= Plain, Vale/' .vale.ini
	checked 1 docs/a.md
	[ "$output" = "docs/a.md:3:1:Vale.Avoid:Avoid using 'Really'." ]
}

@test "spelling asks the installed dictionary" {
	folder
	printf 'Vale.Spelling = YES\n' >> .vale.ini
	printf 'A corect HTML word.\n' > docs/a.md
	checked 1 .
	[ "$output" = "docs/a.md:1:3:Vale.Spelling:Did you really mean 'corect'?" ]
}

@test "a mistake in a rule names its place and is no finding" {
	folder
	rule Bad 'tokenz: [a]'
	checked 2 .
	[[ $output == *'styles/Plain/Bad.yml:4:1: rule: unknown key "tokenz"'* ]]
}

@test "all rules of a kind that is not supported are told at once" {
	folder
	printf 'extends: sequence\nmessage: x\n' >styles/Plain/Chain.yml
	printf 'extends: script\nmessage: x\n' >styles/Plain/Program.yml
	exits 2 galley check --vale-config .vale.ini .
	[ "${lines[*]}" = "galley: styles/Plain/Chain.yml:1:10: rule: sequence\
 rules are not supported (use an external check) styles/Plain/Program.yml:1:10:\
 rule: script rules are not supported (use an external check)" ]
}

@test "a style that is nowhere is named, and with it what was broken before" {
	folder
	sed -i 's/= Plain/= Plain, Other/' .vale.ini
	checked 2 .
	[[ $output == *'.vale.ini:3:1: styles: no style is called "Other"'* ]]
	printf 'extends: sequence\nmessage: x\n' > styles/Plain/Chain.yml
	checked 2 .
	[[ ${lines[0]} == *'styles/Plain/Chain.yml:1:10: rule: sequence rules'* ]]
	[[ ${lines[1]} == *'.vale.ini:3:1: styles: no style is called "Other"'* ]]
}

@test "a rule that can find nothing is told" {
	folder
	rule Idle 'scope: comment.line\ntokens: [a]'
	checked 0 .
	[[ $output == *"Plain.Idle"*"never finds anything"* ]]
}

@test "patterns that would take forever are given up, by name" {
	folder
	rule Lazy "nonword: true\ntokens: ['a*?[bc]']"
	rule Nested "nonword: true\ntokens: ['^(a+)+\$']"
	head -c 65536 /dev/zero | tr '\0' a > docs/a.md
	echo . >> docs/a.md
	checked 1 .
	[[ $output == *"too-costly:the rule Plain.Lazy"* ]]
	[[ $output == *"too-costly:the rule Plain.Nested"* ]]
}

@test "what is too much is refused with a reason" {
	folder
	{ printf 'extends: existence\nmessage: x\ntokens: ['; head -c 1000000 /dev/zero | tr '\0' a; echo ']'; } > styles/Plain/Long.yml
	checked 2 .
	[[ $output == *styles/Plain/Long.yml:* ]]
	rm styles/Plain/Long.yml
	for i in $(seq 10100); do echo "extends: [" > "styles/Plain/R$i.yml"; done
	checked 2 .
	rm styles/Plain/R*.yml
	{ cat styles/Plain/Very.yml; head -c 65400 /dev/zero | tr '\0' '#'; } | tee styles/Plain/R{1..260}.yml > /dev/null
	rule An 'tokenz: [a]'
	checked 2 .
	[[ ${lines[0]} == *'styles/Plain/An.yml:4:1: rule: unknown key "tokenz"'* ]]
	[[ ${lines[1]} == *'too many rules for one configuration'* ]]
	rm styles/Plain/R*.yml styles/Plain/An.yml
	yes '[*]' | head -c 300000 > .vale.ini
	checked 2 .
	[[ $output == *'.vale.ini:'*'too long'* ]]
	printf 'StylesPath = %%(StylesPath)s\n[*]\nBasedOnStyles = Plain\n' > .vale.ini
	checked 2 .
	[[ $output == *'no style is called "Plain"'* ]]
}

@test "main's brand rules judge its documents, at their places" {
	enter
	forbidden calmer
	exits 1 galley check first-touch
	says "templates/email/first-touch.md:" House.Words
}

@test "what brand rules forbid is not given out" {
	enter
	forbidden Zeppelin
	exits 1 galley --as rep1 use first-touch --for Acme --set customer=Zeppelin --set discount=10 --set first_name=Ann
	says House.Words
	galley --as rep1 use first-touch --for Acme --set customer=Acme --set discount=10 --set first_name=Ann
}

@test "a request that breaks a brand rule stops at submit" {
	enter
	forbidden hangs
	ask_for_bolt
	exits 1 galley --as rep1 submit bolt -m "Please"
	says House.Words
}

@test "a rule is refused for its own mistakes when it is proposed" {
	enter
	mkdir -p rules/House
	printf 'extends: existence\nmessage: x\ntokens: ["(a"]\n' > rules/House/Bad.yml
	proposed brand1 change/brand1/rules rules/House/Bad.yml
	exits 1 galley check change/brand1/rules
	says "rules/House/Bad.yml:3:10:" "not closed"
	refused() {
		printf "extends: existence\nmessage: x\n$1" > rules/House/Bad.yml
		exits 1 galley check rules/House/Bad.yml
		says "rules/House/Bad.yml:$2" "$3"
	}
	refused 'scope: comment\ntokens: [a]\n' 3:8: "never find anything"
	refused 'scope:\n  - headings\ntokens: [a]\n' 4:3: "never find anything"
	refused 'tokenz: [a]\n' 3:1: 'unknown key "tokenz" (did you mean "tokens"?)'
	refused 'tokens:\n  - fine\n  - "\\\\p{Nope}"\n' 5:5: "character 9 of the pattern: unknown property"
	refused 'tokens: ["a{3,1}"]\n' 3:10: "character 6 of the pattern: numbers out of order"
	refused 'tokens: [a]\nlevel: fatal\n' 4:8: '"fatal" is not a level'
	printf 'StylesPath = rules\n\n[*]\nBasedOnStyles = House\nTokenIgnores = ok, (b\n' > .vale.ini
	exits 1 galley check .vale.ini
	says ".vale.ini:5:1:" '"(b": character 1 of the pattern: this group is not closed'
}

@test "a vocabulary's term that is no expression is found where it stands" {
	folder
	mkdir -p styles/config/vocabularies/House
	printf '# ours\nNorthwind\n(b\n' > styles/config/vocabularies/House/accept.txt
	sed -i '1s/^/Vocab = House\n/' .vale.ini
	checked 2 docs/a.md
	says "styles/config/vocabularies/House/accept.txt:3:1: vocabulary: character 1 of the pattern: this group is not closed"
}
