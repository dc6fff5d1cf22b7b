# SPDX-License-Identifier: Apache-2.0
#
# people.bash - rows about a company of many persons, for run.sh
#
# bench_people: what people look at with many requests open.  bench_import: a
# personnel list taken over, beside git.  bench_archive: closed requests kept.
# BENCH_PERSONS and BENCH_TURNS change the sizes.

persons=${BENCH_PERSONS:-1500}
open_turns=${BENCH_TURNS:-2000}
imports=5

# The list, each person with a key of his form (nobody has its secret half).
write_list() {
	local i
	{
		echo id,name,email,roles,team,key
		for i in $(seq -f %04g "$persons"); do
			printf 'p%s,Person %s,p%s@northwind.example,rep,East,ssh-ed25519 ' \
			    "$i" "$i" "$i"
			printf '\0\0\0\013ssh-ed25519\0\0\0\040%032d' "$((10#$i))" | base64 -w0
			echo
		done
	} > "$1"
}

bench_people() {
	local repo=$work/people walk what
	found "$repo"
	write_list "$work/list.csv"
	galley -C "$repo" people import "$work/list.csv" > /dev/null 2>&1
	"$work/requests" "$repo" "$open_turns" wide
	git -C "$repo" gc -q
	for what in inbox due ''; do
		# shellcheck disable=SC2086
		galley -C "$repo" --as brand1 $what > /dev/null 2>&1
		measure "$work/walk" "$repo" brand1
		walk=$time
		# shellcheck disable=SC2086
		measure galley -C "$repo" --as brand1 $what
		row "${what:-home}, $open_turns open, $persons persons" "$time ms" \
		    "$walk ms" "$(calculate "$time / $walk")" '<= 1.5' \
		    'the bare walk of the request index'
	done
	galley -C "$repo" notify --dry-run > /dev/null
	measure galley -C "$repo" notify --dry-run
	row "notify for all, sending left out" "$time ms" "$walk ms" \
	    "$(calculate "$time / $walk")" '<= 3' 'the same'
}

# Milliseconds of a command, in a fresh copy of a folder each time: the median.
# Fails where the command does.
in_copies() {
	local folder=$1 i start
	shift
	: > "$work/times"
	for i in $(seq $imports); do
		rm -rf "$work/copy"
		cp -r "$folder" "$work/copy"
		start=$(date +%s%N)
		"$@" > "$work/said" 2>&1 || { cat "$work/said" >&2; return 1; }
		echo "$(calculate "($(date +%s%N) - $start) / 1000000")" >> "$work/times"
	done
	sort -n "$work/times" | sed -n "$(((imports + 1) / 2))p"
}

git_import() {
	tar -C "$work/copy" -xf "$work/people.tar" &&
	    git -C "$work/copy" add people &&
	    git -C "$work/copy" commit -q -S -m import
}

bench_import() {
	local repo=$work/list ours peer
	found "$repo"
	ssh-keygen -q -t ed25519 -N '' -C bench -f "$work/list-key"
	git -C "$repo" config gpg.format ssh
	git -C "$repo" config user.signingkey "$work/list-key"
	git -C "$repo" config user.name bench
	git -C "$repo" config user.email bench@northwind.example
	git -C "$work/people" archive main people > "$work/people.tar"
	ours=$(in_copies "$repo" galley -C "$work/copy" people import "$work/list.csv")
	peer=$(in_copies "$repo" git_import)
	row "people import of $persons" "$ours ms" "$peer ms" \
	    "$(calculate "$ours / $peer")" '<= 3' 'git add, git commit -S'
}

# The archive of one request, and of a thousand at once, in one process.
bench_archive() {
	local repo=$work/closed said
	found "$repo"
	said=$("$work/archive" "$repo" 1000)
	row 'archiving 1,000 closed requests' "${said#* } ms" "${said% *} ms" \
	    "$(calculate "${said#* } / ${said% *}")" '<= 3' 'archiving one'
	git_refs "$repo" create
	git_refs "$repo" delete
	row 'the same beside git' "${said#* } ms" "$time ms" \
	    "$(calculate "${said#* } / $time")" told 'git update-ref, deleting as many'
}

# Sets time to the milliseconds that git needs to create or delete 1,000 refs.
git_refs() {
	local id start
	id=$(git -C "$1" rev-parse main)
	seq -f "$2 refs/heads/custom/rep1/first-touch/git-%04g $id" 1000 > "$work/moves"
	start=$(date +%s%N)
	git -C "$1" update-ref --stdin < "$work/moves"
	time=$(calculate "($(date +%s%N) - $start) / 1000000")
}
