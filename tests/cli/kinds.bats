#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# galley-rules(5) is true: its rules do on its registries what their examples
# say, and every kind stands in it.

bats_require_minimum_version 1.5.0
load house
load display

setup() {
	house
	cd "$BATS_TEST_TMPDIR" || return 1
	printf 'StylesPath = styles\n[*]\nBasedOnStyles = K\n' >.vale.ini
	while read -r path; do
		mkdir -p "styles/${path%/*}"
		display galley-rules.5 "sample: $path" >"styles/$path"
		[ -s "styles/$path" ]
	done < <(awk '/^\.\\" sample: / { print $3 }' "$pages/galley-rules.5")
}

@test "every kind does what its examples say" {
	[ "$(ls styles/K | wc -l)" -ge 26 ]
	exits 0 galley rule test --vale-config .vale.ini
}

@test "no kind is left out of the page" {
	diff <(sed -n 's/^\t\.name = "\(.*\)",$/\1/p' \
	    "$BATS_TEST_DIRNAME"/../../engine/check/kind_*.c | sort) \
	    <(sed -n 's/^extends: //p' styles/K/*.yml | sort)
}

@test "good examples among the bad ones are noticed" {
	for rule in styles/K/*.yml; do
		sed -i 's/^good:/keep:/; s/^bad:/good:/; s/^keep:/bad:/' "$rule"
	done
	exits 1 galley rule test --vale-config .vale.ini
	for rule in styles/K/*.yml; do
		says "K.$(basename "$rule" .yml)"
	done
}

@test "a registry that is not there is an error at the rule" {
	rm styles/registries/terms.yaml
	echo Hello >a.md
	exits 2 galley check --vale-config .vale.ini a.md
	says "styles/K/TermVariant.yml:1:10: rule: it reads styles/registries/terms.yaml, which is not there"
}

@test "a registry with a slip in it is an error at its place" {
	sed -i 's/mark: /mrak: /' styles/registries/terms.yaml
	echo Hello >a.md
	exits 2 galley check --vale-config .vale.ini a.md
	says 'styles/registries/terms.yaml:2:28: ' 'unknown key "mrak" (did you mean "mark"?)'
}

@test "the time is given, not read" {
	echo "A booking takes 40 seconds." >a.md
	printf 'StylesPath = styles\n[*]\nK.ClaimExpiry = YES\n' >.vale.ini
	exits 0 galley check --vale-config .vale.ini a.md --now 2099-01-01T00:00:00Z
	exits 1 galley check --vale-config .vale.ini a.md --now 2100-01-01T00:00:00Z
	says 'ended on 2099-12-31'
}
