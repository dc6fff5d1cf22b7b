#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# What the gate refuses besides the rules: too much, too late, too slow, and
# whatever it cannot judge.

bats_require_minimum_version 1.5.0
load ../cli/house
load ../cli/forge
load gate

setup_file() {
	gated
	submitted bolt
	sends "$(ref_of $bolt)"
}

setup() {
	at_gate
	bolt_ref=$(ref_of $bolt)
	git -C ../srv.git config receive.fsckObjects false
}

# Numbers.

@test "fifty comments by one person on one request are the most" {
	for i in $(seq 50); do
		event brand1 $bolt comment "" "Thought $i."
	done
	takes "$bolt_ref"
	event mkt2 $bolt comment "" "Mine."
	takes "$bolt_ref"
	event brand1 $bolt comment "" "One more."
	turns_away T9 "more than 50 comments" "$bolt_ref"
}

@test "two hundred open requests of one person are the most" {
	for i in $(seq 198); do
		echo "create refs/heads/custom/rep1/first-touch/n$i $(git rev-parse "$bolt_ref")"
	done | git -C ../srv.git -c core.hooksPath=/dev/null update-ref --stdin
	opened rep1 change/rep1/a
	takes refs/heads/change/rep1/a
	opened rep1 change/rep1/b
	turns_away T9 "200 requests in the name of rep1 are open" refs/heads/change/rep1/b
	event rep1 change/rep1/a handover "Galley-To: rep2"
	takes refs/heads/change/rep1/a
	turns_away T9 "those handed over too, and 200 is the most" refs/heads/change/rep1/b
	opened rep2 change/rep2/b
	takes refs/heads/change/rep2/b
	git -C ../srv.git -c core.hooksPath=/dev/null update-ref \
	    refs/heads/custom/rep1/first-touch/n1 main
	takes refs/heads/change/rep1/b
}

@test "a message has at most 16 KiB" {
	event brand1 $bolt comment "" "$(printf 'x%.0s' $(seq 15000))"
	takes "$bolt_ref"
	event brand1 $bolt comment "" "$(printf 'x%.0s' $(seq 16500))"
	turns_away T1 "" "$bolt_ref"
}

# long_line N: so many comments more by rep1 on bolt, on the server already; each
# is signed in this one process.
long_line() {
	git rev-parse "$bolt_ref" > end
	git log -1 --format='%T %ct' "$bolt_ref" > of
	python3 - "$1" <<-'END'
		import base64, ctypes, hashlib, os, re, sys, textwrap, zlib
		tree, time = open("of").read().split()
		parent = open("end").read().strip()
		who = "Rep One <rep1@northwind.example> %s +0000" % time
		text = "\n\ncomment: rep1/first-touch/bolt\n\nOn.\n\nGalley-Event: comment\n"
		sodium = ctypes.CDLL("libsodium.so")
		key = open(os.environ["GALLEY_HOME"] + "/keys/rep1.key").read()
		public = base64.b64decode(re.search("^ssh-ed25519 ([^ \n]*)", key, re.M)[1])
		seed = base64.b64decode(re.search("^seed (.*)", key, re.M)[1])
		def field(bytes):
		    return len(bytes).to_bytes(4, "big") + bytes
		def signature(raw):
		    asked = b"SSHSIG" + b"".join(map(field, [b"git", b"", b"sha512", hashlib.sha512(raw).digest()]))
		    made = ctypes.create_string_buffer(64)
		    sodium.crypto_sign_detached(made, None, asked, ctypes.c_ulonglong(len(asked)), seed + public[-32:])
		    made = field(b"ssh-ed25519") + field(made.raw)
		    made = b"SSHSIG\0\0\0\1" + b"".join(map(field, [public, b"git", b"", b"sha512", made]))
		    lines = textwrap.wrap(base64.b64encode(made).decode(), 70)
		    return "\n ".join(["-----BEGIN SSH SIGNATURE-----", *lines, "-----END SSH SIGNATURE-----"])
		for i in range(int(sys.argv[1])):
		    head = "tree %s\nparent %s\nauthor %s\ncommitter %s" % (tree, parent, who, who)
		    raw = (head + "\ngpgsig " + signature((head + text).encode()) + text).encode()
		    raw = b"commit %d\0" % len(raw) + raw
		    parent = hashlib.sha1(raw).hexdigest()
		    os.makedirs(".git/objects/" + parent[:2], exist_ok=True)
		    open(".git/objects/" + parent[:2] + "/" + parent[2:], "wb").write(zlib.compress(raw, 1))
		open("end", "w").write(parent)
	END
	git update-ref "$bolt_ref" "$(cat end)"
	git -C ../srv.git -c core.hooksPath=/dev/null fetch -q "$PWD" "$bolt_ref:$bolt_ref"
}

@test "a thousand steps of one request are the most" {
	long_line $((999 - $(git rev-list --count "main..$bolt_ref")))
	event mkt2 $bolt comment "" "The last one."
	takes "$bolt_ref"
	event mkt2 $bolt comment "" "One more."
	turns_away T9 "more than 1000 events" "$bolt_ref"
}

# many N: a tree of N small files, different each time.
many() {
	{
		echo "commit refs/heads/many"
		echo "committer a <a@a> 1 +0000"
		echo "data 0"
		for i in $(seq "$1"); do
			printf 'M 100644 inline evidence/e%d.txt\ndata %d\n%s\n' "$i" ${#i} "$i"
		done
	} | git fast-import --quiet --force
	git rev-parse "refs/heads/many^{tree}"
}

@test "five thousand objects at once are the most" {
	opened mkt2 change/mkt2/many
	tree=$(many 5001) event mkt2 change/mkt2/many edit
	turns_away T9 "more than 5000" refs/heads/change/mkt2/many
}

@test "twenty megabytes at once are the most" {
	opened mkt2 change/mkt2/large
	for i in 1 2 3; do
		{ printf '%%PDF-'; head -c 7000000 /dev/zero; echo $i; } |
		    edited mkt2 change/mkt2/large evidence/e$i.pdf
	done
	turns_away T9 "larger than 20 MB" refs/heads/change/mkt2/large
}

@test "five hundred steps at once are the most" {
	for i in $(seq 501); do
		echo "commit refs/heads/many"
		echo "committer a <a@a> $i +0000"
		echo "data 0"
	done | git fast-import --quiet --force
	turns_away T9 "more than 500 steps" "+refs/heads/many:$bolt_ref"
	turns_away T1 "" "+refs/heads/many~1:$bolt_ref"
}

# Bombs: refused before they are unpacked.

@test "a file of 200 megabytes is refused" {
	opened mkt2 change/mkt2/bomb
	blob=$(head -c 200000000 /dev/zero | git hash-object -w --stdin)
	made=$(printf '100644 blob %s\tx.txt\n' "$blob" | git mktree)
	made=$(printf '040000 tree %s\tevidence\n' "$made" | git mktree)
	tree=$made event mkt2 change/mkt2/bomb edit
	turns_away T9 "larger than 20 MB" refs/heads/change/mkt2/bomb
}

@test "a folder of 100,000 entries is refused" {
	opened mkt2 change/mkt2/bomb
	blob=$(git hash-object -w --stdin <<<x)
	made=$(seq -f "100644 blob $blob	e%06.0f.txt" 100000 | git mktree)
	made=$(printf '040000 tree %s\tevidence\n' "$made" | git mktree)
	tree=$made event mkt2 change/mkt2/bomb edit
	exits 1 sends refs/heads/change/mkt2/bomb
	says "Refused: "
}

@test "a path of 5,000 levels is refused" {
	opened mkt2 change/mkt2/bomb
	python3 - > deep <<-'END'
		import hashlib, subprocess, zlib, os
		entry, id = b"100644 x.txt\0", bytes.fromhex(subprocess.run(["git", "hash-object", "-w", "--stdin"], input=b"x", capture_output=True).stdout.decode())
		for i in range(4000):
		    raw = entry + id
		    raw = b"tree %d\0" % len(raw) + raw
		    name = hashlib.sha1(raw).hexdigest()
		    os.makedirs(".git/objects/" + name[:2], exist_ok=True)
		    open(".git/objects/" + name[:2] + "/" + name[2:], "wb").write(zlib.compress(raw))
		    entry, id = b"40000 d\0", bytes.fromhex(name)
		print(name)
	END
	tree=$(cat deep) event mkt2 change/mkt2/bomb edit
	turns_away T8 "too deep" refs/heads/change/mkt2/bomb
}

# The clock.

# approved_at SECONDS: bolt, merged so long after now.
approved_at() {
	approved brand1 $bolt standard/brand
	approved legal1 $bolt standard/legal
	time=$(($(date +%s) + $1)) merge_as rep2 $bolt \
	    "standard/brand SATISFIED brand1" "standard/legal SATISFIED legal1"
}

@test "a merge more than five minutes ahead of the gate's clock is refused" {
	approved_at 400
	turns_away T3 "five minutes" main "$bolt_ref"
}

@test "a merge less than five minutes ahead is right" {
	approved_at 200
	takes main "$bolt_ref"
}

@test "the clock of whoever pushes is not asked" {
	approved_at 4000
	GALLEY_NOW=$(($(date +%s) + 4000)) turns_away T3 "five minutes" main "$bolt_ref"
}

@test "sync refuses a main that lies ahead" {
	galley clone ../srv.git ../rep1 --person rep1 2>/dev/null
	approved_at 4000
	git -C ../srv.git -c core.hooksPath=/dev/null fetch -q "$PWD" \
	    main:main "$bolt_ref:$bolt_ref"
	exits 7 galley -C ../rep1 sync
	says "five minutes"
}

# Time, and what the gate cannot judge.

@test "a hook that takes twenty seconds refuses" {
	: > asked
	ASAN_OPTIONS=detect_leaks=0 exits 75 strace -qq -o trace -e trace=alarm -e inject=alarm:signal=ALRM \
	    env GIT_DIR="$PWD/../srv.git" galley hook pre-receive < asked
	says "longer than 20 seconds"
	grep -q 'alarm(20)' trace
}

@test "what is not the gate's input is refused" {
	zero=0000000000000000000000000000000000000000
	for input in "x" "$zero $head" "$zero $head " "$head$zero main" \
	    "$zero $zero refs/heads/main x"; do
		run env GIT_DIR="$PWD/../srv.git" galley hook pre-receive <<<"$input"
		[ "$status" -ne 0 ]
		says "Refused: "
	done
	run bash -c "printf 'a\\0b' | GIT_DIR='$PWD/../srv.git' galley hook pre-receive"
	[ "$status" -ne 0 ]
	exits 2 galley hook pre-receive </dev/null
}

@test "an environment that bends the repository is refused by name" {
	event brand1 $bolt comment "" "Now."
	for bent in GIT_NAMESPACE=x GIT_COMMON_DIR="$PWD/.git" GIT_SHALLOW_FILE=/dev/null \
	    GIT_GRAFT_FILE=/dev/null GIT_REPLACE_REF_BASE=refs/x \
	    GIT_OBJECT_DIRECTORY="$PWD/.git/objects"; do
		run env GIT_DIR="$PWD/../srv.git" "$bent" galley hook pre-receive </dev/null
		[ "$status" -ne 0 ]
		says "${bent%%=*}"
	done
}

@test "replaced objects, grafts and shallow repositories are refused by name" {
	event brand1 $bolt comment "" "Now."
	mkdir ../srv.git/refs/replace
	git rev-parse main^1 > "../srv.git/refs/replace/$head"
	exits 1 sends "$bolt_ref"
	says "refs/replace"
	rm -r ../srv.git/refs/replace
	git -C ../srv.git rev-parse main > ../srv.git/info/grafts
	exits 1 sends "$bolt_ref"
	says "grafts"
	rm ../srv.git/info/grafts
	echo "$head" > ../srv.git/shallow
	exits 1 sends "$bolt_ref"
	says shallow
	rm ../srv.git/shallow
	takes "$bolt_ref"
}

@test "settings of the repository do not change the answer" {
	event rep2 $bolt reject "Galley-Seen: $(seen_of $bolt)" "No."
	printf '[galley]\n\tperson = brand1\n[user]\n\tname = x\n[core]\n\tlogAllRefUpdates = always\n' > ../more
	git -C ../srv.git config include.path ../more
	printf '%s\n' "$PWD/.git/objects" > ../srv.git/objects/info/alternates
	turns_away T5 "only a person who could approve" "$bolt_ref"
	rm ../srv.git/objects/info/alternates
	turns_away T5 "only a person who could approve" "$bolt_ref"
}

@test "a server that confirmed another root takes no first push" {
	rm -rf ../srv.git
	galley hook install ../srv.git >/dev/null
	git -C ../srv.git config galley.workspace "$(printf 'a%.0s' {1..40})"
	turns_away T9 "was confirmed" main
}

# What judges is bounded, too, and refuses when it dies.

@test "a hook that breaks down refuses, and the sender reads it" {
	: > asked
	for fatal in SEGV ABRT BUS; do
		ASAN_OPTIONS=detect_leaks=0 exits 70 strace -qq -o trace -e trace=alarm -e inject=alarm:signal=$fatal \
		    env GIT_DIR="$PWD/../srv.git" galley hook pre-receive < asked
		says "Refused: the check itself failed" "tell your administrator"
	done
}

@test "a server without galley refuses" {
	mkdir "$TMPDIR/bin"
	printf '#!/bin/sh\nexec /nowhere/galley\n' > "$TMPDIR/bin/galley"
	chmod +x "$TMPDIR/bin/galley"
	event brand1 $bolt comment "" "Now."
	PATH="$TMPDIR/bin:$PATH" exits 1 sends "$bolt_ref"
	says "not found" "pre-receive hook declined"
	[ "$(git -C ../srv.git rev-parse "$bolt_ref")" = "$(git rev-parse "$bolt_ref^")" ]
}

@test "the hook bounds what it may use up before it reads anything" {
	: > asked
	ASAN_OPTIONS=detect_leaks=0 exits 0 strace -qq -o trace -e trace=prlimit64,read \
	    env GIT_DIR="$PWD/../srv.git" galley hook pre-receive < asked
	sed -n '1,/^read(0,/p' trace > before
	grep -q '^read(0,' before
	grep -q 'RLIMIT_CPU, {rlim_cur=20,' before
	grep -q 'RLIMIT_NOFILE, {rlim_cur=256,' before
	grep -q 'RLIMIT_CORE, {rlim_cur=0,' before
	# The sanitizers' own maps are larger than any bound.
	grep -q __asan_init "$(type -P galley)" || grep -q 'RLIMIT_DATA, {rlim_cur=524288\*1024,' before
}

@test "a hook that runs out of memory refuses in words" {
	! grep -q "__asan_init\|__ubsan_handle" "$(type -P galley)" || skip "the sanitizers end it in their own words"
	yes "$head $head refs/heads/main" | head -c 16000000 > asked
	GIT_DIR="$PWD/../srv.git" exits 75 bash -c 'ulimit -d 12000; exec galley hook pre-receive < asked'
	[ "$output" = "galley: out of memory" ]
}
