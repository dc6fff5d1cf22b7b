#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# What check says of a file, in each of its forms, and what counts.

bats_require_minimum_version 1.5.0
load house

setup() {
	house
	found >/dev/null
	file=templates/email/first-touch.md
	printf '\nAn \xc3\xa9 <b>old</b> friend.\n' >>"$file"
	line=$(grep -c '' "$file")
}

@test "a finding shows its line and marks the place" {
	run galley check "$file"
	[ "$status" -eq 1 ]
	says "$file:$line:6: error: raw HTML"
	says "    An é <b>old</b> friend."
	says "         ^"
}

@test "marks stand under the place behind what is shown escaped" {
	printf 'Wide \xe2\x80\xae \xe4\xba\xba <i>x</i>\n' >"$file"
	exits 1 galley check "$file"
	says '    Wide \u202e 人 <i>x</i>'
	says '         ^'
}

@test "a folder is each of its files" {
	exits 1 galley check templates/
	says "$file:$line:6: error: raw HTML" "$(find templates -name '*.md' | wc -l) checked: 1 error"
	exits 0 galley check ./blocks
	exits 1 galley check .
	says "$file:$line:6: error: raw HTML"
}

@test "colour only where a terminal reads" {
	at_terminal "galley check $file"
	says $'\e[31merror\e[0m' $'\e[32m'
	exits 1 galley check "$file"
	says_not $'\e['
}

@test "one line a finding, as Vale prints it" {
	exits 1 galley check --format vale-line "$file"
	[[ ${lines[0]} == "$file:$line:6:raw-html:raw HTML"* ]]
}

@test "SARIF has the place in UTF-16 units and the fingerprint" {
	sed -i 's/^An /\xf0\x9f\x98\x80 /' "$file"
	galley check --format sarif "$file" >s.json || [ $? -eq 1 ]
	python3 - "$line" <<-'EOF'
		import json, sys
		log = json.load(open("s.json"))
		assert log["version"] == "2.1.0" and "2.1.0" in log["$schema"]
		run, = log["runs"]
		assert run["columnKind"] == "utf16CodeUnits"
		rules = run["tool"]["driver"]["rules"]
		for r in run["results"]:
		    assert rules[r["ruleIndex"]]["id"] == r["ruleId"]
		    assert r["message"]["text"] and r["level"] in ("error", "warning", "note")
		    assert len(r["partialFingerprints"]["galleyFinding/v1"]) == 64
		    assert r["suppressions"] == []
		last = run["results"][-1]["locations"][0]["physicalLocation"]["region"]
		assert last["startLine"] == int(sys.argv[1]) and last["startColumn"] == 6, last
	EOF
}

@test "SARIF has what the standard wants of it, and nothing else" {
	judge() { python3 "$BATS_TEST_DIRNAME/judge_sarif.py" "$@"; }
	printf 'so\n' >>"$file"
	galley check --json "$file" >before.json || [ $? -eq 1 ]
	galley check --format sarif --baseline before.json "$file" >log.sarif || [ $? -eq 1 ]
	judge log.sarif
	mkdir -p styles/S "a b"
	printf 'StylesPath = styles\n[*]\nBasedOnStyles = S\n' >own.ini
	printf 'extends: substitution\nmessage: "%%s, not %%s"\nlink: see here\naction: {name: replace}\nswap: {so: thus|hence}\n' >styles/S/R.yml
	printf 'So it is so, \xc3\xa9 so.\n' >"a b/c%.md"
	galley check --vale-config own.ini --format sarif "a b" "$PWD/a b" >own.sarif
	judge own.sarif
	grep -q '"insertedContent"' own.sarif
	sed 's/"startLine": 1/"startLine": 0/' own.sarif >bad.sarif
	run ! judge bad.sarif
	sed 's/"kind": "external"/"kind": "outside"/' log.sarif >bad.sarif
	run ! judge bad.sarif
	sed 's/"ruleId"/"rule"/' own.sarif >bad.sarif
	run ! judge bad.sarif
}

@test "an unknown form, level or revision is said" {
	exits 2 galley check --format xml "$file"
	says "text, json, sarif or vale-line"
	exits 2 galley check --fail-on trouble "$file"
	says "suggestion, warning or error"
	exits 2 galley check --since no-such "$file"
	says 'no revision "no-such"'
	exits 2 galley check --since --all "$file"
}

@test "what is asked of styles alone is refused elsewhere, not ignored" {
	exits 2 galley check --min-alert-level error "$file"
	says "--min-alert-level goes with --vale-config alone (add --vale-config .vale.ini, or"
	exits 2 galley check --glob "*.txt" "$file"
	says "--glob goes with --vale-config alone"
	echo "[*.md]" >.vale.ini
	exits 0 galley check --vale-config .vale.ini --glob "*.txt" \
	    --min-alert-level error .
}

@test "what an earlier run had does not count, moved or not" {
	galley check --json "$file" >before.json || [ $? -eq 1 ]
	galley check --format sarif "$file" >before.sarif || [ $? -eq 1 ]
	sed -i 's/^An é/\nMore words.\n\n&/' "$file"
	for form in json sarif; do
		exits 0 galley check --baseline "before.$form" "$file"
		says "KNOWN" "0 errors"
	done
	printf '\nn\xe2\x80\x8bew\n' >>"$file"
	exits 1 galley check --baseline before.json "$file"
	says "KNOWN" "1 error,"
	exits 1 galley check --baseline before.json --format sarif "$file"
	says '"baselineState": "unchanged"' '"baselineState": "new"'
	says '"justification": "an earlier run had it"'
}

@test "a baseline that is none is said" {
	echo '{"a": 1}' >b.json
	exits 1 galley check --baseline b.json "$file"
	says "has neither findings nor runs"
	exits 5 galley check --baseline nothing.json "$file"
}

keep_aside() {
	git add -A
	git -c user.name=a -c user.email=a@b.example commit -qm "$1"
}

@test "only changed lines count" {
	exits 1 galley check --since main "$file"
	says "1 error,"
	git checkout -q -b aside
	keep_aside one
	exits 0 galley check --since HEAD "$file"
	exits 1 galley check --since main "$file"
	printf '\nn\xe2\x80\x8bew\n' >>"$file"
	exits 1 galley check --since HEAD "$file"
	says ":$((line + 2)):2:" "1 error,"
}

@test "a file that git does not know is new in all its lines" {
	cp "$file" "templates/email/a \"new\" one.md"
	exits 1 galley check --since HEAD templates/email/a*.md
	git checkout -q -b aside
	keep_aside one
	exits 0 galley check --since HEAD templates/email/a*.md
	printf "\nn\xe2\x80\x8bew\n" >>"$(echo templates/email/a*.md)"
	exits 1 galley check --since HEAD templates/email/a*.md
}

@test "from which level on it fails" {
	printf 'name: north\n' >pillars/unused.yaml
	galley check --fail-on suggestion --json "$file" >out || [ $? -eq 1 ]
	python3 -c 'import json; r = json.load(open("out")); assert r["failing"] == len(r["findings"])'
}

@test "a score says what each rule took, and adds up" {
	exits 1 galley check --score "$file"
	says "Score 90 of 100: 100 for each document, less 10 for an error"
	says "-10  raw-html  1 error"
	galley check --score --json >all.json
	python3 - <<-'EOF'
		import json
		r = json.load(open("all.json"))
		assert 30 < len(r["documents"]) < r["checked"]
		for x in r["documents"]:
		    assert x["score"] == max(0, 100 - sum(d["points"] for d in x["deductions"])), x
	EOF
}

@test "only files are mended" {
	exits 2 galley check --fix first-touch
	says "--fix mends only files"
	exits 2 galley check --fix
	says "name the files"
}

@test "a representative reads none of the machinery's words" {
	exits 1 galley --as rep1 check "$file"
	! grep -iwE 'commit|branch|merge|push|ref|tree|blob' <<<"$output"
}

# A folder of Markdown with the starter's styles, and no workspace.
folder() {
	mkdir -p ../folder/styles
	cp -R rules/Galley ../folder/styles/
	cd ../folder
	printf 'StylesPath = styles\nMinAlertLevel = suggestion\n[*.md]\nBasedOnStyles = Galley\n' >.vale.ini
	printf 'We utilize it.\n\nA revolutionary desk.\n' >a.md
}

@test "what has one answer is put in, and the rest is told" {
	folder
	exits 0 galley check --vale-config .vale.ini --fix --dry-run a.md
	says "-We utilize it." "+We use it." "a.md:1:4: suggestion"
	[ "$(head -1 a.md)" = "We utilize it." ]
	chmod 640 a.md
	exits 0 galley check --vale-config .vale.ini --fix a.md
	says "a.md: 1 place mended" "'revolutionary' is hype"
	says_not "utilize"
	[ "$(head -1 a.md)" = "We use it." ]
	[ "$(stat -c %a a.md)" = 640 ]
	[ "$(ls)" = "$(printf 'a.md\nstyles')" ]
}

@test "several answers are left to a person" {
	folder
	echo "Numerous callers have additional wishes." >a.md
	exits 0 galley check --vale-config .vale.ini --fix a.md
	says "a.md: 1 place mended" "'more' or 'further'"
	[ "$(cat a.md)" = "Many callers have additional wishes." ]
}

@test "in a folder, too: changed lines, levels, baseline, score" {
	folder
	git init -q -b main .
	keep_aside one
	exits 0 galley check --vale-config .vale.ini --since HEAD --fail-on warning .
	echo "A seamless, world-class day." >>a.md
	exits 1 galley check --vale-config .vale.ini --since HEAD --fail-on warning .
	says "a.md:4:13: warning" "'seamless' fits"
	says_not "revolutionary"
	exits 0 galley check --vale-config .vale.ini --json .
	echo "$output" >../before.json
	exits 0 galley check --vale-config .vale.ini --baseline ../before.json --fail-on suggestion .
	exits 0 galley check --vale-config .vale.ini --score .
	says "Score 92 of 100"
}

@test "the examples for pre-commit stop what breaks a rule" {
	folder
	hooks="$BATS_TEST_DIRNAME/../../hooks/pre-commit"
	git init -q -b main .
	cp "$hooks/.pre-commit-config.yaml" .
	exits 0 pre-commit install
	keep_aside one
	echo "Dear [First Name]," >b.md
	git add b.md
	exits 1 keep_aside two
	says "brand rules" "was never filled in"
	echo "Dear Ann," >b.md
	exits 0 keep_aside two

	cp "$hooks/.pre-commit-hooks.yaml" .
	keep_aside three
	exits 1 pre-commit try-repo . galley-fix --all-files --hook-stage manual
	says "files were modified by this hook"
	[ "$(head -1 a.md)" = "We use it." ]
}

@test "the examples for CI judge what a pull request changes, and show it" {
	folder
	hooks="$BATS_TEST_DIRNAME/../../hooks/ci"
	git init -q -b main .
	keep_aside one
	git update-ref refs/remotes/origin/main HEAD
	git checkout -q -b theirs
	echo "Dear [First Name]," >b.md
	keep_aside two
	awk '/run: >-/ { on = 1; next } /^ *- name/ { on = 0 } on { printf "%s ", $0 } END { print "" }' "$hooks/github.yml" |
	    sed 's/\${{ github.base_ref }}/main/' >pull.sh
	sed -n 's/^        run: \(galley .*\)/\1/p' "$hooks/github.yml" >push.sh
	sed -n 's/^    - \(galley .*\)/\1/p' "$hooks/gitlab.yml" >merge.sh
	for job in pull push merge; do
		[ -s $job.sh ]
		exits 1 sh -e $job.sh
		python3 "$BATS_TEST_DIRNAME/judge_sarif.py" galley.sarif
		grep -q '"uri": "b.md"' galley.sarif
		found=$(grep -c '"uri": "a.md"' galley.sarif || true)
		if [ $job = push ]; then [ "$found" -gt 0 ]; else [ "$found" -eq 0 ]; fi
	done
	rm b.md
	exits 0 sh -e merge.sh
}

@test "a line is explained: what rules read there, what they find, and why" {
	folder
	printf '\n<!-- vale Galley.Hype = NO -->\n\nA groundbreaking desk.\n' >>a.md
	exits 0 galley explain --vale-config .vale.ini a.md:3
	says "text.md, read by" "A revolutionary desk." "[Galley.Hype]" "why: Words like these" "ask: marketing"
	says_not "silences"
	exits 0 galley explain --vale-config .vale.ini a.md:7
	says "'groundbreaking' is hype" "a comment in the text silences it"
	exits 0 galley explain --vale-config .vale.ini a.md:2
	says "no rule reads this line" "nothing is found here"
	exits 5 galley explain --vale-config .vale.ini a.md:99
	cd ../brand
	exits 0 galley explain "$file:$line"
	says "An é" "[raw-html]"
	exits 0 galley explain blocks/opening-calm.md:6
	says "The calmest front desks"
}
