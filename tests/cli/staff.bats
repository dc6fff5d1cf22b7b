#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# A personnel department's list taken over.

load house

setup() {
	house
	clock 2027-02-01T10:00:00Z
	found
	main=$(git rev-parse main)
}

# refuses TEXT...: the list on standard input changes nothing.
refuses() {
	cat >../hr.csv
	exits 1 galley people import ../hr.csv
	says "$@"
	[ "$(git rev-parse main)" = "$main" ]
	[ -z "$(git for-each-ref refs/heads/change)" ]
}

@test "adds and ends in one request" {
	cat >../hr.csv <<-END
	id,name,email,roles,team,key,ended,successor
	ann,"Ray, Ann",ann@northwind.example,rep,East,$(galley key new --person ann --no-passphrase | grep -o 'ssh-ed25519 [^ ]*'),,
	bob,Bob,bob@northwind.example,rep coach,,,,
	rep1,Rep One,rep1@northwind.example,rep,,,2027-01-31,ann
	legal1,Legal One,legal1@northwind.example,legal,,,,
	brand1,Brand Two,brand1@northwind.example,admin marketing,,,,
	old,Old One,old@northwind.example,rep,,,2020-01-31,
	END
	exits 0 galley people import ../hr.csv --dry-run
	says "2 added, 1 ended, 1 as they were" "added: ann, bob" "ended: rep1" "brand1: name, roles differ here" \
	    ": would be approved and in force" "A dry run: nothing was changed"
	says_not ": approved and in force"
	[ "$(git rev-parse main)" = "$main" ]
	exits 0 galley people import ../hr.csv
	says "approved and in force"
	exits 0 galley people show ann
	says "Ray, Ann" "team: East" ssh-ed25519
	exits 0 galley people show rep1
	says ended "successor: ann"
	[ "$(git rev-list --count --first-parent "$main..main")" -eq 1 ]
	exits 0 galley --as ann find
	exits 1 galley people import ../hr.csv
	says "nobody is added or ended"
	galley verify
}

@test "who ends later is still here" {
	refuses "nobody is added or ended" <<-END
	id,name,email,roles,ended
	rep1,Rep One,rep1@northwind.example,rep,2027-03-01
	END
}

@test "refuses a list without a column" {
	refuses 'hr.csv:1' 'column "email" is missing' <<-END
	id,name,roles
	ann,Ann,rep
	END
}

@test "refuses a column that means nothing" {
	refuses 'no column "rolls"' "name it roles" <<-END
	id,name,email,roles,rolls
	ann,Ann,ann@northwind.example,rep,
	END
}

@test "refuses two persons with one address" {
	refuses hr.csv:3 "ann@northwind.example is the address of ann (line 2)" <<-END
	id,name,email,roles
	ann,Ann,ann@northwind.example,rep
	bob,Bob,ann@northwind.example,rep
	END
	refuses hr.csv:2 "rep1@northwind.example is the address of rep1" <<-END
	id,name,email,roles
	ann,Ann,rep1@northwind.example,rep
	END
}

@test "refuses a person who is there twice" {
	refuses hr.csv:3 "ann is the id of Ann (line 2)" <<-END
	id,name,email,roles
	ann,Ann,ann@northwind.example,rep
	ann,Anna,anna@northwind.example,rep
	END
}

@test "refuses to end who holds the last admin key" {
	refuses hr.csv:2 "brand1 holds the last admin key" <<-END
	id,name,email,roles,ended
	brand1,Brand One,brand1@northwind.example,admin,yes
	END
}

@test "refuses an id, an address, a role, a key and a day that are none" {
	refuses hr.csv:2:1 '"Ann" is not an id' <<-END
	id,name,email,roles
	Ann,Ann,ann@northwind.example,rep
	END
	refuses hr.csv:2 "is not an email address" <<-END
	id,name,email,roles
	ann,Ann,ann,rep
	END
	refuses hr.csv:2 '"Rep" is not an id' <<-END
	id,name,email,roles
	ann,Ann,ann@northwind.example,Rep
	END
	refuses hr.csv:2 key <<-END
	id,name,email,roles,key
	ann,Ann,ann@northwind.example,rep,ssh-rsa AAAA
	END
	refuses hr.csv:2 "is a day that there is, or yes" <<-END
	id,name,email,roles,ended
	rep1,Rep One,rep1@northwind.example,rep,2027-02-30
	END
}

@test "refuses a quote that does not end" {
	refuses hr.csv:2 csv <<-END
	id,name,email,roles
	ann,"Ann,ann@northwind.example,rep
	END
}

@test "fifteen hundred persons are one request" {
	{
		echo id,name,email,roles,team
		for i in $(seq 1500); do
			echo "p$i,Person $i,p$i@northwind.example,rep,East"
		done
	} >../hr.csv
	exits 0 galley people import ../hr.csv
	says "1500 added" "approved and in force"
	[ "$(git ls-tree main:people | wc -l)" -eq 1503 ]
}
