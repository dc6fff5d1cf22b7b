#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# Settings: read, and changed by a request as T7 has it.

bats_require_minimum_version 1.5.0
load house
load forge

setup_file() {
	scene
}

setup() {
	enter
}

# A second admin, and the quorum of two.
two_admins() {
	sed -i 's/roles: .*/roles: [marketing, admin]/' people/mkt2.yaml
	raise
	enacted brand1 admin galley.yaml people/mkt2.yaml
	galley config admins.quorum 2
	git reset -q --hard main
}

@test "a setting is printed, a value a line; all of them with their keys" {
	exits 0 galley config propose.templates
	[ "$output" = "marketing
brand-owner" ]
	exits 0 galley config
	says "admins.quorum" "limits.retention" "24 months"
}

@test "a setting is changed by a policy request, which raises the version" {
	version=$(galley config version)
	exits 0 galley config links northwind.example shop.example
	says "- links: [northwind.example]" \
	    "+ links: [northwind.example, shop.example]" "in force"
	exits 0 galley config links
	says shop.example
	[ "$(galley config version)" -eq $((version + 1)) ]
	grep -q "^ci: \[\] .*# paths of CI files" galley.yaml
	accepted
}

@test "a dry run shows the difference and changes nothing" {
	exits 0 galley config workflows.templates/email light --dry-run
	says "+   templates/email: light" "nothing was changed"
	exits 0 galley config workflows.templates/email
	[ -z "$output" ]
}

@test "what is no setting, or no value of one, is refused before it is asked" {
	exits 2 galley config colour red
	says "not a key of galley.yaml"
	exits 2 galley config version 7
	exits 2 galley config name One Two
	exits 2 galley config name Northwind
	says "has this value already"
	exits 1 galley config admins.quorum many
	exits 1 galley config admins.quorum 2
	says T7 "1 living admin"
	exits 1 galley config registrar legal
	says T7 decides
	[ -z "$(git for-each-ref refs/heads/change/brand1/config-*)" ]
}

@test "a representative proposes no setting" {
	exits 4 galley --as rep1 config name Mine
	says "may not propose"
}

@test "a quorum of two takes two admins" {
	two_admins
	exits 0 galley config name Northwind2
	says "1 of 2 admins signed" mkt2
	exits 4 galley --as legal1 approve change/brand1/config-name
	exits 4 galley --as brand1 approve change/brand1/config-name
	exits 0 galley config name
	[ "$output" = Northwind ]
	exits 0 galley --as mkt2 approve change/brand1/config-name
	says "in force" "2 of 2 admins signed"
	exits 0 galley config name
	[ "$output" = Northwind2 ]
	accepted
}

@test "a quorum of two of three is any two, and one of them twice is none" {
	two_admins
	sed -i 's/roles: .*/roles: [legal, admin]/' people/legal1.yaml
	raise
	proposed brand1 change/brand1/third galley.yaml people/legal1.yaml
	git reset -q --hard main
	exits 4 galley --as legal1 approve change/brand1/third
	galley --as mkt2 approve change/brand1/third
	exits 0 galley --as legal1 config name Northwind3
	says "1 of 2 admins signed" "brand1" mkt2
	approved legal1 change/legal1/config-name policy
	exits 0 galley status change/legal1/config-name
	says "1 of 2 admins signed"
	exits 0 galley --as mkt2 approve change/legal1/config-name
	says "in force"
	accepted
}

@test "no request-changes and no reject touches a change of policy" {
	two_admins
	galley config name Northwind2
	exits 4 galley --as mkt2 reject change/brand1/config-name -m "No"
	says T7 withdraws
	exits 4 galley --as mkt2 request-changes change/brand1/config-name -m "No"
	exits 0 galley withdraw change/brand1/config-name
}

@test "server keys are listed as the one form has them" {
	exits 0 galley config server-keys "$(galley key show rep1)"
	exits 0 galley config server-keys
	[ "$output" = "$(cut -d' ' -f1,2 <<<"$(galley key show rep1)")" ]
	exits 1 galley config server-keys "ssh-rsa AAAA"
	exits 0 galley config server-keys ""
	exits 0 galley config server-keys
	[ -z "$output" ]
	accepted
}
