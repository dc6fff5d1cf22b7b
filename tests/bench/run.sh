#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# What galley costs, beside what git and libsodium cost in the same run.
# BENCH_MERGES, BENCH_OPEN, BENCH_DOCUMENTS and BENCH_RUNS change the sizes.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
. "$here/build.bash"
. "$here/people.bash"
. "$here/../hook/servers.bash"
merges=${BENCH_MERGES:-10000}
open=${BENCH_OPEN:-10000}
documents=${BENCH_DOCUMENTS:-10000}
runs=${BENCH_RUNS:-15}
approvals=24

export GALLEY_HOME="$work/home" GIT_CONFIG_GLOBAL=/dev/null
export LC_ALL=C GIT_PAGER=cat XDG_CACHE_HOME="$work/cache"
unset GALLEY_AS GALLEY_NOW

# A workspace of three persons.
found() {
	galley init "$1" --name Northwind --person brand1 \
	    --email brand1@northwind.example --no-passphrase
	local person
	for person in rep legal; do
		galley key show ${person}1 ||
		    galley key new --person ${person}1 --no-passphrase
		galley -C "$1" people add ${person}1 --name "$person" \
		    --email ${person}1@northwind.example --role $person \
		    --key "$(galley key show ${person}1)"
	done
} > /dev/null 2>&1

memory=0
largest=none
# Sets time to the median milliseconds of a command.
measure() {
	local said
	said=$("$work/measure" "$runs" "$@")
	time=${said% *}
	remember "${said#* }" "$*"
}
remember() {
	case $2 in
	galley*) if [ "$1" -gt "$memory" ]; then memory=$1 largest=$2; fi ;;
	esac
}

# The microseconds that one of so many takes by a command, and by libsodium right
# before and after it; the median of five such pairs goes to $work/pair.
beside_raw() {
	local count=$1 before after one raw
	shift
	for _ in 1 2 3 4 5; do
		before=$("$work/raw_verify" 8000 600)
		runs=1 measure "$@"
		after=$("$work/raw_verify" 8000 600)
		one=$(calculate "$time * 1000 / $count")
		raw=$(calculate "($before + $after) / 2")
		echo "$(calculate "$raw / $one") $one $raw"
	done > "$work/pairs"
	middle
}

# What took a second is not run so often.
bench_verify() {
	local commits ours one two git raw ratio runs=3
	commits=$(galley -C "$work/long" verify --json=commits | tr -dc 0-9)
	beside_raw "$commits" galley -C "$work/long" verify --threads 1 --quiet
	read -r ratio one raw < "$work/pair"
	measure galley -C "$work/long" verify --threads 2 --quiet
	two=$(calculate "$time * 1000 / $commits")
	measure git -C "$work/long" log --format=%G? -n 20 main
	git=$(calculate "$time * 1000 / 20")
	measure galley -C "$work/long" verify --quiet
	ours=$(calculate "$time * 1000 / $commits")
	row "verify, per commit ($commits)" "$ours us" "$git us" \
	    "$(calculate "$git / $ours")" '>= 150' \
	    "git log --format=%G?; ours as it runs: $(nproc) threads"
	row 'the same on one thread' "$one us" "$git us" \
	    "$(calculate "$git / $one")" 'told' 'git log --format=%G?'
	row 'verify, one thread' "$one us" "$raw us" "$ratio" '>= 0.7' \
	    'libsodium, 600 bytes a message, right before and after'
	row 'verify, two threads' "$two us" "$one us" \
	    "$(calculate "$one / $two")" '>= 1.5' \
	    "galley verify --threads 1, $(nproc) processors"
}

# One merge that was not verified here, again and again.
bench_onward() {
	local repo=$work/long before empty bare
	before=$(git -C "$repo" rev-parse main~1)
	measure "$work/empty-shared"
	empty=$time
	measure "$work/empty"
	bare=$time
	echo "$before" > "$repo/.git/galley/verified"
	rm -f "$repo/.git/galley/past"
	galley -C "$repo" verify --onward > /dev/null
	measure sh -c "echo $before > $repo/.git/galley/verified &&
	    exec galley -C $repo verify --onward"
	row 'verify, one more merge' "$time ms" "$empty ms" \
	    "$(calculate "$time / $empty")" '<= 2.5' \
	    "a program that starts Debian's libgit2, ours by sh"
	row 'the same' "$time ms" "$bare ms" \
	    "$(calculate "$time / $bare")" 'told' \
	    'a program that starts libgit2, linked as ours is'
}

# The same by git: the approval and the merge signed, main and the ref moved.
git_approve() {
	local repo=$1 number ref head tree approval main merged merge start
	ssh-keygen -q -t ed25519 -N '' -C bench -f "$work/git-key" <<< y > /dev/null
	git -C "$repo" config gpg.format ssh
	git -C "$repo" config user.signingkey "$work/git-key"
	git -C "$repo" config user.name bench
	git -C "$repo" config user.email bench@northwind.example
	start=$(date +%s%N)
	for number in $(seq -f %06.0f 0 $((approvals - 1))); do
		ref=refs/heads/custom/rep1/first-touch/words-$number
		head=$(git -C "$repo" rev-parse "$ref")
		tree=$(git -C "$repo" rev-parse "$head^{tree}")
		approval=$(git -C "$repo" commit-tree -S -p "$head" -m approve "$tree")
		main=$(git -C "$repo" rev-parse refs/heads/main)
		merged=$(git -C "$repo" merge-tree --write-tree "$main" "$approval")
		merge=$(git -C "$repo" commit-tree -S -p "$main" -p "$approval" \
		    -m merge "$merged")
		git -C "$repo" update-ref refs/heads/main "$merge" "$main"
		git -C "$repo" update-ref "$ref" "$merge" "$head"
	done
	time=$(calculate "($(date +%s%N) - $start) / 1000000 / $approvals")
}

# No work tree follows, as on a server: git's index alone would grow with it.
shelves() {
	found "$1"
	"$work/shelves" "$1" "$2"
	"$work/requests" "$1" $approvals words
	git -C "$1" symbolic-ref HEAD refs/heads/none
	# What main's merges say was learned by some command before.
	galley -C "$1" --as brand1 status rep1/first-touch/words-000000 > /dev/null
}

# Sets time to the milliseconds of one approval, in a copy that goes.
approve_copy() {
	local said
	cp -r "$1" "$work/turn"
	said=$("$work/approve" "$work/turn" $approvals)
	rm -rf "$work/turn"
	time=${said% *}
	remember "${said#* }" 'galley approve, in the library'
}

bench_approve() {
	local ratio few many
	shelves "$work/few" 100
	shelves "$work/many" "$documents"
	for _ in 1 2 3 4 5; do
		approve_copy "$work/few"
		few=$time
		approve_copy "$work/many"
		echo "$(calculate "$time / $few") $few $time"
	done > "$work/pairs"
	middle
	read -r ratio few many < "$work/pair"
	git_approve "$work/many"
	row "approve and merge, $documents documents" "$many ms" "$time ms" \
	    "$(calculate "$time / $many")" '>= 10' \
	    'git merge-tree, commit-tree -S twice, update-ref'
	row "approve and merge, 100 documents" "$few ms" "$many ms" "$ratio" \
	    '<= 1.5' "the same with $documents documents, in turns"
	rm -rf "$work/few" "$work/many"
}

# A server that knows the workspace, and so many branches that lie on main.
serve() {
	git init -q --bare "$2"
	galley hook install "$2" > /dev/null 2>&1
	git -C "$1" push -q "$2" main
	local main
	main=$(git -C "$1" rev-parse main)
	{
		echo '# pack-refs with: peeled fully-peeled sorted '
		{
			echo "$main refs/heads/main"
			seq -f '%06.0f' "$3" | awk -v main="$main" '{
				printf "%s refs/heads/custom/p%d/first-touch/x-%s\n",
				    main, $1 / 100, $1 }'
		} | sort -k 2
	} > "$2/packed-refs"
	rm "$2/refs/heads/main"
}

# The gate's process alone, asked about a new request whose objects are there.
bench_pre_receive() {
	local server=$work/server.git branches empty bare ref id
	ref=refs/heads/custom/rep1/first-touch/words-000000
	for branches in 100 20000; do
		serve "$work/gate" "$server" $branches
		git -C "$server" fetch -q "$work/gate" $ref
		id=$(git -C "$work/gate" rev-parse $ref)
		printf '%040d %s %s\n' 0 "$id" $ref > "$work/move"
		measure "$work/empty-shared"
		empty=$time
		measure "$work/empty"
		bare=$time
		GIT_DIR=$server MEASURE_INPUT=$work/move \
		    measure galley hook pre-receive
		row "pre-receive, $branches branches" "$time ms" "$empty ms" \
		    "$(calculate "$time / $empty")" '<= 2.5' \
		    "a program that starts Debian's libgit2"
		row 'the same' "$time ms" "$bare ms" \
		    "$(calculate "$time / $bare")" 'told' \
		    'a program that starts libgit2, linked as ours is'
		rm -rf "$server"
	done
}

# pushes WHAT ADDRESS: each request is a push of its own, to a server with hooks
# and to one without, which lie below that address.
pushes() {
	local number ref start ours=0 peer=0
	serve "$work/gate" "$work/server.git" 100
	cp -r "$work/server.git" "$work/peer.git"
	rm "$work/peer.git/hooks/"*
	for number in $(seq -f %06.0f 0 $((approvals - 1))); do
		ref=refs/heads/custom/rep1/first-touch/words-$number
		start=$(date +%s%N)
		git -C "$work/gate" push -q "$2/server.git" $ref
		ours=$((ours + $(date +%s%N) - start))
		start=$(date +%s%N)
		git -C "$work/gate" push -q "$2/peer.git" $ref
		peer=$((peer + $(date +%s%N) - start))
	done
	ours=$(calculate "$ours / 1000000 / $approvals")
	peer=$(calculate "$peer / 1000000 / $approvals")
	row "$1" "$ours ms" "$peer ms" \
	    "$(calculate "$ours / $peer")" '<= 1.3' 'the same without hooks'
	rm -rf "$work/server.git" "$work/peer.git"
}

# To a folder, where git has the least to do, and as a person's clone does.
bench_push() {
	TMPDIR=$work
	pushes 'a whole push of a request, by path' "$work"
	start_sshd "$work"
	trap 'stop_servers; rm -rf "$work"' EXIT
	pushes 'a whole push of a request, by ssh' "$url"
	stop_servers
}

bench_inbox() {
	local repo=$work/open cold warm
	found "$repo"
	"$work/requests" "$repo" "$open" wide
	git -C "$repo" gc -q
	measure git -C "$repo" for-each-ref --format='%(refname) %(contents)'
	measure sh -c "rm -f $repo/.git/galley/index &&
	    exec galley -C $repo --as brand1 inbox"
	cold=$time
	measure galley -C "$repo" --as brand1 inbox
	warm=$time
	measure git -C "$repo" for-each-ref --format='%(refname) %(contents)'
	row "inbox, $open open, cold" "$cold ms" "$time ms" \
	    "$(calculate "$cold / $time")" '<= 1.5' \
	    'git for-each-ref with contents, packed'
	row "inbox, $open open, warm" "$warm ms" "$time ms" \
	    "$(calculate "$time / $warm")" '>= 8' 'the same'
	galley -C "$repo" --as brand1 inbox > /dev/null 2>&1
	"$work/measure" 1 sh -c "rm -f $repo/.git/galley/index; exec galley -C $repo --as brand1 inbox" > "$work/said"
	remember "$(cut -d' ' -f2 "$work/said")" 'galley inbox, cold'
	"$work/measure" 1 galley -C "$repo" verify > "$work/said"
	remember "$(cut -d' ' -f2 "$work/said")" "galley verify, $open open"
}

# start NAME FOLDER COMMAND...: a galley process there beside git log -1, in turns.
start() {
	local name=$1 repo=$2 peer runs=25
	shift 2
	for _ in 1 2 3 4 5; do
		measure git -C "$repo" log -1
		peer=$time
		measure galley -C "$repo" --as rep1 "$@"
		echo "$(calculate "$time / $peer") $time $peer"
	done > "$work/pairs"
	middle
	read -r ratio time peer < "$work/pair"
	row "$name, the process" "$time ms" "$peer ms" "$ratio" '<= 2.5' 'git log -1'
}

bench_start() {
	local ratio
	start 'status of a merged request' "$work/long" status rep1/first-touch/merged-000007
	start 'status of an open request' "$work/long" status rep1/first-touch/wide-000007
	cp -r "$work/long" "$work/use"
	start use "$work/use" use rep1/first-touch/merged-000007 --set first_name=there
	rm -rf "$work/use"
}

cc -O2 "$here/empty.c" $(pkg-config --cflags --libs libgit2) -o "$work/empty-shared"
build measure history requests shelves approve raw_verify empty walk archive
# Nothing is checked out while main grows.
found "$work/long"
git -C "$work/long" symbolic-ref HEAD refs/heads/none
"$work/history" "$work/long" "$merges"
"$work/requests" "$work/long" 20 wide
git -C "$work/long" symbolic-ref HEAD refs/heads/main
git -C "$work/long" reset -q --hard
git -C "$work/long" gc -q

row what ours peer ratio limit 'measured against'
bench_verify
bench_onward
bench_start
bench_approve
found "$work/gate"
"$work/requests" "$work/gate" $approvals words
bench_pre_receive
bench_push
bench_inbox
bench_people
bench_import
bench_archive
row 'memory, the largest' "$(calculate "$memory / 1024") MB" '40 MB' \
    "$(calculate "$memory / 1024 / 40")" '<= 1' "$largest"
