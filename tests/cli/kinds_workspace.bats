#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# galley's own kinds of rules in a workspace: registries are policy, and old
# main's are asked.

bats_require_minimum_version 1.5.0
load house
load forge

setup_file() {
	scene
}

# A rule with its registry, in force.
no_competitor() {
	mkdir -p rules/House registries
	printf 'StylesPath = rules\n\n[*]\nBasedOnStyles = House\n' >.vale.ini
	printf 'extends: competitor-mention\nmessage: "Names: %%s."\nlevel: error\n' >rules/House/Names.yml
	printf 'competitors:\n  - {name: Acme, why: we speak of ourselves, owner: brand1}\n' >registries/competitors.yaml
	raise
	enacted brand1 names galley.yaml .vale.ini rules/House/Names.yml registries/competitors.yaml
}

@test "a registry's entry is the reason of a finding, in a region and in a value" {
	enter
	no_competitor
	mkdir -p customizations/rep1/first-touch
	printf -- '---\ntemplate: first-touch\nfields: {customer: Acme}\n---\n<!-- region opening -->\nUnlike Acme our clinics answer every call of the day.\n<!-- /region -->\n' >customizations/rep1/first-touch/acme.md
	exits 1 galley check customizations/rep1/first-touch/acme.md
	says 'acme.md:3:20: error: Names: "Acme" is not named.' \
	    'acme.md:6:8: error: Names: "Acme" is not named.'
	exits 1 galley check --json customizations/rep1/first-touch/acme.md
	says 'registries/competitors.yaml:2: Acme: we speak of ourselves' \
	    '"owner":"brand1"'
}

@test "a registry that does not parse is refused when it is proposed" {
	enter
	mkdir -p registries
	printf 'competitors:\n  - {name: Acme, polciy: forbid}\n' >registries/competitors.yaml
	exits 1 galley check registries/competitors.yaml
	says 'registries/competitors.yaml:2:18:' 'unknown key "polciy" (did you mean "policy"?)'
	raise
	proposed brand1 change/brand1/bad galley.yaml registries/competitors.yaml
	exits 0 galley --as brand1 approve change/brand1/bad
	says "change/brand1/bad: submitted" 'registries/competitors.yaml:2:18:'
}

@test "a rule whose registry is missing is refused at the gate" {
	enter
	no_competitor
	rm registries/competitors.yaml
	raise
	proposed brand1 change/brand1/gone galley.yaml registries/competitors.yaml
	exits 0 galley --as brand1 approve change/brand1/gone
	says "change/brand1/gone: submitted" 'rules/House/Names.yml:1:10: rule: it reads registries/competitors.yaml, which is not there'
}

# rule NAME TEXT: a rule of the style House, in force.
house_rule() {
	mkdir -p rules/House
	printf 'StylesPath = rules\n\n[*]\nBasedOnStyles = House\n' >.vale.ini
	printf "$2" >"rules/House/$1.yml"
	raise
	enacted brand1 "rule" galley.yaml .vale.ini "rules/House/$1.yml"
}

@test "what was approved otherwise is told, and whose approval it takes" {
	enter
	house_rule Phones 'extends: approval-invalidated\nmessage: "%%s."\nlevel: warning\nclasses: {service: {role: legal, tokens: [phone]}}\n'
	exits 0 galley check blocks/opening-calm.md
	says_not House.Phones
	sed -i 's/phone/old phone/' blocks/opening-calm.md
	exits 0 galley check blocks/opening-calm.md
	says "blocks/opening-calm.md:6:1: warning: this service is not what legal approved" \
	    "let legal approve it again"
	exits 0 galley check --json blocks/opening-calm.md
	says "blocks/opening-calm.md, as it was approved"
}

@test "a translation is held against its original on main" {
	enter
	house_rule Parity 'extends: locale-parity\nmessage: "%%s."\nlevel: error\n'
	sed 's/^title: .*/title: Erstkontakt\nlanguage: de\ntranslates: first-touch/; /^language: en$/d' templates/email/first-touch.md >templates/email/erstkontakt.md
	exits 0 galley check templates/email/erstkontakt.md
	says_not House.Parity
	sed -i '/^Subject:/s/{{customer}}/Sie/' templates/email/erstkontakt.md
	exits 1 galley check templates/email/erstkontakt.md
	says "the slot {{customer}} stands"
	sed -i 's/^translates: .*/translates: no-such/' templates/email/erstkontakt.md
	exits 1 galley check templates/email/erstkontakt.md
	says 'it translates "no-such", which is not there'
}
