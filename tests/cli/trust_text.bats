#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# What a representative writes stays where he wrote it: each text is parsed alone.

bats_require_minimum_version 1.5.0
load house
load forge

setup_file() {
	scene
	open_links
}

setup() {
	enter
	opening="Bolt's desk loses every third caller before anyone can answer."
}

# A template whose locked text refers to a link that nothing in it defines.
open_links() {
	local template

	template=$(ls templates/*/first-touch.md)
	cat >> "$template" <<-'END'

	See our [price] and ask.

	Locked to the end.
	END
	proposed mkt2 change/mkt2/price "$template"
	galley --as brand1 approve change/mkt2/price >/dev/null
	galley --as legal1 approve change/mkt2/price >/dev/null
}

# asked REGION-TEXT: bolt with this opening.
asked() {
	galley --as rep1 customize first-touch --for Bolt --set customer=Bolt \
	    --region opening="$1"
}

@test "a link definition in a region defines nothing outside it" {
	exits 0 asked "$opening"$'\n\n[price]: https://evil.example'
	exits 0 galley --as rep1 preview bolt --format html
	says_not evil.example
	exits 0 galley --as rep1 use first-touch --for Acme --set customer=Acme --set first_name=there --format html
	says "[price]"
}

@test "a link to a host that is not allowed is refused" {
	exits 1 asked "$opening [Our price](https://evil.example/now) is low."
	says link evil.example
}

@test "an open fence in a region takes nothing of the template into it" {
	exits 0 asked "$opening"$'\n\n```\nnot closed'
	exits 0 galley --as rep1 preview bolt --format html
	says "<p>Locked to the end.</p>"
}

@test "an open comment in a region is refused" {
	exits 1 asked "$opening"$'\n\n<!-- not closed'
	says raw-html
}

@test "a marker in a region's text is refused" {
	exits 1 asked "$opening"$'\n\n<!-- /region -->\n\nMore of mine.'
	says marker
}

@test "a slot in a region's text that the template does not have is refused" {
	exits 1 asked "$opening {{password}}"
	says password
}

@test "raw HTML in a region is refused" {
	exits 1 asked "$opening <script>alert(1)</script>"
	says raw-html
}

@test "a value with Markdown in it is text" {
	exits 0 galley --as rep1 use first-touch --for Acme --set customer="**A** [x](https://e.example) <b>" --set first_name=there --format html
	says '**A** [x](https://e.example) &lt;b&gt;'
	says_not '<a href="https://e.example' '<strong>A<'
}

@test "a value with a slot in it is refused" {
	exits 1 galley --as rep1 use first-touch --for Acme --set customer="{{discount}}" --set first_name=there --format text
	says customer "without {{"
}

@test "a value with a line end in it is refused" {
	run galley --as rep1 use first-touch --for Acme --set customer=$'Acme\nBcc: all@evil.example' --set first_name=there --format eml
	[ "$status" -eq 1 ]
	says customer "one line of text"
	says_not Subject:
}

@test "a value with a hidden character is refused" {
	run galley --as rep1 use first-touch --for Acme --set customer=$'Ac\xe2\x80\xaeme' --set first_name=there --format text
	[ "$status" -eq 1 ]
	says "hidden characters"
	says_not $'\xe2\x80\xae'
}

@test "a value's bytes never reach a terminal raw" {
	exits 1 galley --as rep1 customize first-touch --for Bolt --set customer=$'Bo\e[2Jlt'
	says '\u001b[2Jlt'
	says_not $'\e'
}
