# SPDX-License-Identifier: Apache-2.0
#
# forge.bash - commits made by git and ssh-keygen alone, true and forged
#
#	load house
#	load forge
#	setup_file() { scene; }
#	setup() { enter; ...; }
#
# The people's galley keys are turned into OpenSSH keys, so that both programs
# sign for the same persons.  Two filters bend a commit's bytes: $before on what
# is signed, $after on the whole with its signature in it.

bolt=rep1/first-touch/bolt
bolt_file=customizations/rep1/first-touch/bolt.md

# The workspace of a file's tests, made once and entered: the contract's and two
# persons more.
scene() {
	BATS_TEST_TMPDIR="$BATS_FILE_TMPDIR/scene"
	house
	found >/dev/null
	add_person mkt2 "Market Two" marketing >/dev/null
	add_person rep2 "Rep Two" rep >/dev/null
	for person in brand1 rep1 legal1 mkt2 rep2; do
		ssh_key "$person"
	done
	galley hook install ../srv.git >/dev/null
	git push -q ../srv.git main
}

# A test's own copy of what the file has made.
enter() {
	house
	cp -a "$BATS_FILE_TMPDIR/scene/home/." "$HOME"
	cp -a "$BATS_FILE_TMPDIR/scene/work/brand" brand
	cp -a "$BATS_FILE_TMPDIR/scene/work/srv.git" srv.git
	cd brand || return 1
}

# submitted NAME [PERCENT]: rep1's request for eighteen percent, submitted.
submitted() {
	galley --as rep1 customize first-touch --for "$1" --set customer="$1" \
	    --set discount="${2:-18}" --name "$1" >/dev/null
	galley --as rep1 submit "$1" >/dev/null
}

# ssh_key PERSON: galley's key file, written as OpenSSH's.
ssh_key() {
	local file="$GALLEY_HOME/keys/$1.key" public seed out="$HOME/ssh/$1"

	mkdir -p "$HOME/ssh" && chmod 700 "$HOME/ssh"
	public=$(sed -n 's/^ssh-ed25519 \([^ ]*\).*/\1/p' "$file")
	seed=$(sed -n 's/^seed //p' "$file")
	printf 'ssh-ed25519 %s\n' "$public" > "$out.pub"
	{
		echo "-----BEGIN OPENSSH PRIVATE KEY-----"
		{
			printf 'openssh-key-v1\0\0\0\0\4none\0\0\0\4none'
			printf '\0\0\0\0\0\0\0\1\0\0\0\63'
			base64 -d <<< "$public"
			printf '\0\0\0\210\0\0\0\7\0\0\0\7'
			base64 -d <<< "$public"
			printf '\0\0\0\100'
			base64 -d <<< "$seed"
			base64 -d <<< "$public" | tail -c 32
			printf '\0\0\0\0\1\2\3\4\5'
		} | base64 -w 70
		echo "-----END OPENSSH PRIVATE KEY-----"
	} > "$out"
	chmod 600 "$out"
}

# sign_as KEY: an armoured signature of standard input.
sign_as() {
	ssh-keygen -q -Y sign -n "${namespace:-git}" -f "$HOME/ssh/$1" 2>/dev/null
}

# signed SIGNATURE: a commit's bytes, the signature put in where its headers end.
signed() {
	awk -v signature="$1" '!done && /^$/ {
		while ((getline line < signature) > 0)
			print (done++ ? " " : "gpgsig ") line
	} 1'
}

# bent FILTER FILE: the file put through the filter, if there is one.
bent() {
	[ -z "$1" ] || { eval "$1" < "$2" > "$2.bent" && mv "$2.bent" "$2"; }
}

store_commit() {
	git hash-object -t commit -w --stdin --literally
}

# commit_as PERSON TREE MESSAGE PARENT...: signed; prints its id.  Set, these
# take the place of what is right: $key, $name, $email, $time.
commit_as() {
	local person=$1 tree=$2 message=$3 who=${name:-} parent
	local commit="$BATS_TEST_TMPDIR/commit"

	shift 3
	[ -n "$who" ] || { read -r who < "people/$person.yaml"; who=${who#name: }; }
	who+=" <${email:-$person@northwind.example}>"
	who+=" ${time:-$(git log -1 --format=%ct main)} +0000"
	{
		echo "tree $tree"
		for parent; do echo "parent $parent"; done
		printf 'author %s\ncommitter %s\n\n%s\n' "$who" "$who" "$message"
	} > "$commit"
	bent "${before:-}" "$commit"
	sign_as "${key:-$person}" < "$commit" > "$commit.sig"
	signed "$commit.sig" < "$commit" > "$commit.signed"
	bent "${after:-}" "$commit.signed"
	store_commit < "$commit.signed"
}

ref_of() {
	case $1 in
	change/*) echo "refs/heads/$1" ;;
	*) echo "refs/heads/custom/$1" ;;
	esac
}

# event PERSON REQUEST KIND [TRAILERS [TEXT]]: one event more on a request.
# $tree: what it holds; $on: its parent; $subject: the request that it names.
event() {
	local ref message head=${on:-}

	ref=$(ref_of "$2")
	: "${head:=$(git rev-parse "$ref")}"
	message="$3: ${subject:-$2}"$'\n'
	[ -z "${5:-}" ] || message+=$'\n'"$5"$'\n'
	message+=$'\n'"Galley-Event: $3"
	[ -z "${4:-}" ] || message+=$'\n'"$4"
	git update-ref "$ref" "$(commit_as "$1" \
	    "${tree:-$(git rev-parse "$head^{tree}")}" "$message" "$head")"
}

# opened PERSON REQUEST: begins a request on main.
opened() {
	local root ref

	root=$(git rev-list --max-parents=0 main)
	ref=$(ref_of "$2")
	on=${on:-$(git rev-parse main)} event "$1" "$2" open \
	    "Galley-Workspace: ${workspace:-$root}"$'\n'"Galley-Ref: ${named:-$ref}"
}

# edited PERSON REQUEST PATH [MODE]: an edit that puts standard input at a path.
edited() {
	local made

	made=$(tree_with "$(git rev-parse "$(ref_of "$2")^{tree}")" "$3" "${4:-100644}")
	tree=$made event "$1" "$2" edit
}

# proposed PERSON REQUEST FILE...: the work tree's copies of these, submitted.
proposed() {
	local person=$1 request=$2 index="$BATS_TEST_TMPDIR/index" made

	shift 2
	opened "$person" "$request"
	rm -f "$index"
	GIT_INDEX_FILE=$index git read-tree main
	GIT_INDEX_FILE=$index git update-index --add --remove -- "$@"
	made=$(GIT_INDEX_FILE=$index git write-tree)
	tree=$made event "$person" "$request" edit
	event "$person" "$request" submit
}

# enacted PERSON TOPIC FILE...: a change of policy that the person alone decides.
enacted() {
	local person=$1 request="change/$1/$2"

	shift 2
	proposed "$person" "$request" "$@"
	tree='' text='' merge_as "$person" "$request" "policy SATISFIED $person"
}

# forbidden WORD: the workspace's own rule against it, in force.
forbidden() {
	mkdir -p rules/House
	printf 'StylesPath = rules\n\n[*]\nBasedOnStyles = House\n' >.vale.ini
	printf 'extends: existence\nmessage: "We do not say %%s."\nlevel: error\ntokens: [%s]\n' "$1" >rules/House/Words.yml
	raise
	enacted brand1 "words-${1,,}" galley.yaml .vale.ini rules/House/Words.yml
}

# The policy's next version, as the quorum must write it.
raise() {
	local version

	version=$(sed -n 's/^version: \([0-9]*\).*/\1/p' galley.yaml)
	sed -i "s/^version: .*/version: $((version + 1))/" galley.yaml
}

# approved PERSON REQUEST STAGES [TEXT]: an approval of what $seen says, or of now.
approved() {
	event "$1" "$2" approve "Galley-Stage: $3
Galley-Seen: ${seen:-$(seen_of "$2")}" "${4:-}"
}

# seen_of REQUEST: what a verdict on it says that it saw; zeros if nothing can be.
seen_of() {
	local found

	found=$(galley --as brand1 diff "$1" --json=seen 2>/dev/null |
	    sed -n 's/.*"seen": *"\([0-9a-f]*\)".*/\1/p')
	printf '%s\n' "${found:-$(printf '%064d' 0)}"
}

# tree_with TREE PATH [MODE]: the tree with standard input at a path; 0: without.
tree_with() {
	local index="$BATS_TEST_TMPDIR/index" blob

	rm -f "$index"
	blob=$(git hash-object -w --stdin)
	GIT_INDEX_FILE=$index git read-tree "$1"
	printf '%s %s\t%s\n' "${3:-100644}" "$blob" "$2" |
	    GIT_INDEX_FILE=$index git update-index --index-info
	GIT_INDEX_FILE=$index git write-tree
}

# merged_tree REQUEST: main with the request's change set.
merged_tree() {
	local index="$BATS_TEST_TMPDIR/index" head base

	head=$(git rev-parse "$(ref_of "$1")")
	base=$(git merge-base main "$head")
	rm -f "$index"
	GIT_INDEX_FILE=$index git read-tree main
	git diff-tree -r --raw --no-abbrev "$base" "$head" |
	    sed -E 's/^:[0-7]+ ([0-7]+) [0-9a-f]+ ([0-9a-f]+) .\t/\1 \2\t/' |
	    GIT_INDEX_FILE=$index git update-index --index-info
	GIT_INDEX_FILE=$index git write-tree
}

# merge_as PERSON REQUEST LINE...: main's next step, and the request's end.
# $tree: what it holds; $parents: of whom it is born; $text: its message.
merge_as() {
	local person=$1 request=$2 head made lines

	shift 2
	head=$(git rev-parse "$(ref_of "$request")")
	lines=$(printf '%s\n' "$@")
	: "${text:=merge: $request

$lines

Galley-Event: merge}"
	made=$(commit_as "$person" "${tree:-$(merged_tree "$request")}" "$text" \
	    ${parents:-$(git rev-parse main) $head})
	unset text
	git update-ref refs/heads/main "$made"
	git update-ref "$(ref_of "$request")" "$made"
}

# moves STEP: a push of this step of main, and of the request that ends with it.
moves() {
	local request

	echo "$(git rev-parse "$1^1") $1 refs/heads/main"
	request=$(git log -1 --format=%s "$1")
	git rev-parse -q --verify "$1^2" >/dev/null || return 0
	echo "$(git rev-parse "$1^2") $1 $(ref_of "${request#merge: }")"
}

# gate STEP: the answer of a server that has all but this step of main, asked as
# git's hook asks it.
gate() {
	local objects="$PWD/.git/objects" asked srv="$BATS_TEST_TMPDIR/work/srv.git"

	asked=$(moves "$(git rev-parse "$1")")
	git -C "$srv" for-each-ref --format='delete %(refname)' |
	    git -C "$srv" -c core.hooksPath=/dev/null update-ref --stdin
	while read -r old _ ref; do
		mkdir -p "$srv/${ref%/*}"
		echo "$old" > "$srv/$ref"
	done <<<"$asked"
	(cd "$srv" && GIT_DIR=. GIT_QUARANTINE_PATH=$objects \
	    GIT_OBJECT_DIRECTORY=$objects \
	    GIT_ALTERNATE_OBJECT_DIRECTORIES=$PWD/objects \
	    galley hook pre-receive <<<"$asked")
}

# accepted: verify finds all of main valid, and the gate takes its last step.
accepted() {
	local told

	exits 0 galley verify
	says valid:
	told=$output
	! git rev-parse -q --verify main^1 >/dev/null || exits 0 gate main
	kept valid
	output=$told
}

# refused RULE [TEXT...]: verify finds main invalid, by that rule, and the gate
# refuses the step that is.
refused() {
	local rule=$1 step told

	shift
	exits 7 galley verify
	says "$rule: " "$@"
	told=$output
	step=$(sed -n 's/^galley: merge \([0-9a-f]*\).*/\1/p' <<<"$output")
	[ -z "$step" ] || exits 1 gate "$step"
	[ -z "$step" ] || says "$rule: "
	kept invalid
	output=$told
}

# kept VERDICT: main as a bundle in the folder $AUDIT names, if it names one, for
# another program to judge: tests/auditor/agree.sh.
kept() {
	local at

	[ -n "${AUDIT:-}" ] || return 0
	at=$(mktemp -d "$AUDIT/XXXXXX")
	git bundle create -q "$at/main.bundle" main
	git config galley.workspace > "$at/root"
	echo "$1" > "$at/verdict"
	echo "$BATS_TEST_DESCRIPTION" > "$at/name"
}
