#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# verify: what trust rests on, what rests on a key, the checks of then.

bats_require_minimum_version 1.5.0
load house
load forge

setup_file() {
	scene
	submitted bolt
	galley --as mkt2 approve $bolt --stage standard/brand >/dev/null
	galley --as legal1 approve $bolt >/dev/null
}

setup() {
	enter
}

print_of() {
	galley people show "$1" --json=people | grep -o 'SHA256:[^"]*' | head -1
}

@test "verify says the root, and how many of the admins are trusted" {
	exits 0 galley verify --quiet
	says "workspace $(git rev-list --max-parents=0 main)" \
	    "trust rests on 1 of 1 admins"
}

@test "a key's steps are listed, with what it signed in each" {
	exits 0 galley verify --quiet --distrust "$(galley key show mkt2)"
	says "1 step rests on this key, and 0 were judged" \
	    "$bolt" "approve standard/brand"
	exits 0 galley verify --quiet --distrust "$(print_of rep1)"
	says "$bolt" "open, edit, submit"
	exits 0 galley verify --quiet --distrust "$(print_of legal1)"
	says "approve standard/legal, merge"
	exits 0 galley verify --quiet --distrust "$(print_of rep2)"
	says "0 steps rest on this key"
}

@test "what a key decided as policy is told with all that was judged by it" {
	exits 0 galley verify --quiet --distrust "$(print_of brand1)"
	says "5 steps rest on this key, and 5 were judged by a policy that does" \
	    found "open, edit, submit, merge"
}

@test "a key that ended since is asked about all the same" {
	print=$(print_of mkt2)
	galley --as mkt2 people end-key mkt2 --key "$print"
	exits 0 galley verify --quiet --distrust "$print"
	says "$bolt" "approve standard/brand" change/mkt2/end-key-mkt2
}

@test "a key that nobody ever had rests nowhere" {
	exits 5 galley verify --distrust SHA256:none
	says "no person ever had the key"
}

@test "the checks of then are run again, and find nothing" {
	exits 0 galley verify --checks
	says valid
}

# submitted with a link that no setting admits, and approved by its forger.
slipped_in() {
	galley --as rep1 customize first-touch --for Acme --set customer=Acme \
	    --set discount=18 --name acme >/dev/null
	local acme=rep1/first-touch/acme file=customizations/rep1/first-touch/acme.md

	{
		git show "custom/$acme:$file"
		echo "<!-- region opening -->"
		echo "Acme has three sites, and each takes calls, [see](https://evil.example/a)."
		echo "<!-- /region -->"
	} | edited rep1 $acme "$file"
	event rep1 $acme submit
	approved mkt2 $acme standard/brand
	approved legal1 $acme standard/legal
	[ -z "${1:-}" ] || event brand1 $acme exception "Galley-Finding: $(
	    galley check $acme --json=findings | sed -n 's/.*"fingerprint": *"\([0-9a-f]*\)".*/link-host \1/p' | head -1)
Galley-Until: 2030-01-01
Galley-Seen: $(seen_of $acme)" "Theirs"
	merge_as rep2 $acme "standard/brand SATISFIED mkt2" \
	    "standard/legal SATISFIED legal1"
}

@test "a merge past the checks is valid, and --checks tells it" {
	slipped_in
	exits 0 galley verify --quiet
	exits 1 galley verify --checks
	says "valid" "rep1/first-touch/acme: customizations/rep1/first-touch/acme.md:" \
	    link-host "the checks of that time find errors in 1 of them"
}

# worded NAME TEXT: a customization that its checks were not asked about.
worded() {
	galley --as rep1 customize first-touch --for "$1" --set customer="$1" --set discount=18 --name "$1" >/dev/null
	local request="rep1/first-touch/$1" file="customizations/rep1/first-touch/$1.md"

	{
		git show "custom/$request:$file"
		printf -- '<!-- region opening -->\n%s\n<!-- /region -->\n' "$2"
	} | edited rep1 "$request" "$file"
	event rep1 "$request" submit
	approved mkt2 "$request" standard/brand
	approved legal1 "$request" standard/legal
	merge_as rep2 "$request" "standard/brand SATISFIED mkt2" "standard/legal SATISFIED legal1"
}

@test "rules are compiled once for all steps that have the same, and find the same" {
	galley verify --checks --json=rules_read >before
	forbidden amazing
	worded acme "Our amazing team takes all of your calls."
	worded fen "Our quiet team takes all of your calls."
	worded zeta "Our amazing team takes none of your calls."
	forbidden quiet
	worded yoyo "Our amazing team takes some of your calls."
	worded xeno "Our quiet team takes some of your calls."
	galley verify --checks --json >after || [ $? -eq 1 ]
	python3 - <<-EOF
		import json
		before, after = json.load(open("before")), json.load(open("after"))
		refused = [r["request"].split("/")[-1] for r in after["refused"]]
		assert refused == ["acme", "zeta", "xeno"], refused
		assert all("We do not say" in r["text"] for r in after["refused"])
		assert after["rules_read"] == before["rules_read"] + 2, after["rules_read"]
	EOF
}

@test "an exception of then holds when the checks are run again" {
	slipped_in excepted
	exits 0 galley --now 2031-01-01T00:00:00Z verify --checks
}

@test "verify --onward judges what came since, and says from where" {
	was=$(git rev-parse main)
	exits 0 galley verify --onward
	says "since ${was:0:10}, which was verified here before: 0 approved changes"
	galley --as brand1 people end mkt2
	rm .git/galley/verified
	exits 0 galley verify --quiet
	[ "$(cat .git/galley/verified)" = "$(git rev-parse main)" ]
	echo "$was" > .git/galley/verified
	exits 0 galley verify --onward
	says "change/brand1/end-mkt2" ": 1 approved change, 4 signatures"
	exits 2 galley verify --onward --distrust "$(galley key show rep1)"
}

@test "verify --onward refuses a step that does not hold, and remembers none" {
	was=$(git rev-parse main)
	echo evil > templates/evil.md
	git add -A
	git -c user.name=e -c user.email=e@e.example commit -qm evil
	exits 7 galley verify --onward
	says "T"
	[ "$(cat .git/galley/verified)" = "$was" ]
}

@test "verify --onward refuses a main without the one that was verified" {
	git update-ref refs/heads/main main~1
	exits 7 galley verify --onward
	says "does not contain"
}

# leads_out BYTE AT: that byte of the index is refused, and the remedy helps.
leads_out() {
	printf "$1" | dd of="$index" bs=1 seek="$2" conv=notrunc status=none
	exits 75 galley verify
	says "points out of its pack"
	bash -c "$(sed 's/.*damaged (\(.*\) makes it anew).*/\1/' <<<"$output")"
	exits 0 galley verify
	chmod u+w "$index"
}

@test "an index that points out of its pack is refused in words, and made anew" {
	git gc -q --prune=now
	index=$(ls .git/objects/pack/*.idx)
	objects=$(git show-index <"$index" | wc -l)
	chmod u+w "$index"
	leads_out '\177' $((1032 + 24 * objects))
	leads_out '\200\0\0\0' $((1032 + 24 * objects))
	leads_out '\200\0\377\0' $((1032 + 24 * objects))
	rm -f "$index" && git index-pack --index-version=1 "${index%.idx}.pack"
	chmod u+w "$index"
	leads_out '\177' 1024
}

# The header of a tree of 2^38 bytes stands behind the pack's objects.
@test "an object that says it is larger than any is refused by its name" {
	git gc -q --prune=now
	chmod u+w .git/objects/pack/*
	tree=$(git rev-parse 'main^{tree}')
	perl -0777 -e 'my $tree = shift; my @names = @ARGV; my ($index, $pack) = <>;' \
	    -e '$objects = unpack "N", substr $index, 1028, 4;' \
	    -e '$at = (index($index, pack("H*", $tree), 1032) - 1032) / 20;' \
	    -e 'substr($index, 1032 + 24 * $objects + 4 * $at, 4) = pack "N", length($pack) - 20;' \
	    -e 'substr($pack, -20, 0) = pack "C*", 0xa0, (0x80) x 4, 0x40, 0x78, 0x9c, (0) x 30;' \
	    -e 'for ($index, $pack) { open my $out, ">:raw", shift @names; print $out $_ }' \
	    "$tree" .git/objects/pack/*.{idx,pack}
	exits 7 galley verify
	says "object $tree is damaged"
}

@test "among many steps the one that is damaged is named, by one thread and by two" {
	local days commit file threads
	for days in {10..44}; do
		galley config limits.library-age "$days days" >/dev/null
	done
	exits 0 galley verify --quiet --threads 1
	says "valid: "
	exits 0 galley verify --quiet --threads 2
	commit=$(git rev-parse main~20^2)
	file=.git/objects/${commit:0:2}/${commit:2}
	[ -f "$file" ]
	chmod u+w "$file"
	printf 'U' | dd of="$file" bs=1 seek=60 conv=notrunc status=none
	for threads in 1 2; do
		run ! galley verify --quiet --threads $threads
		says "merge $(git rev-parse --short=12 main~20)" \
		    "object $commit is damaged"
	done
}
