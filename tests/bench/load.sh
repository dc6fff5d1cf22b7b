#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Four pushers at once, and a server with many open requests.  The first fifth of
# the pushes goes to a server without galley's hooks, too, in turns with ours.
# LOAD_PUSHES (10000) and LOAD_OPEN (2000) change the sizes.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
. "$here/build.bash"
pushes=${LOAD_PUSHES:-10000}
open=${LOAD_OPEN:-2000}
descriptors=32
turns=20
turns_beside=4
each=$((pushes / 4))

export GALLEY_HOME="$work/home" GIT_CONFIG_GLOBAL=/dev/null LC_ALL=C TZ=UTC
unset GALLEY_AS GALLEY_NOW
cd "$work"

build push pushes
# A merge is as old as the server's clock says: all of it is one moment.
cc -O2 -shared -fPIC "$root/tests/month/clock.c" -o clock.so
CLOCK_NOW=$(date +%s)
export CLOCK_NOW LD_PRELOAD="$work/clock.so"

# Persons with keys: a's requests stay open, 200 each, b's are talked of, c's
# are agreed to, 125 each.
people() {
	local id
	echo id,name,email,roles,key
	for id in $(seq -f a%g $(((open + 199) / 200))) $(seq -f b%g 3) \
	    $(seq -f c%g $(((each + 249) / 250))); do
		galley key new --person "$id" --no-passphrase 2>/dev/null |
		    sed -n "s/^\(ssh-ed25519 [^ ]*\).*/$id,$id,$id@northwind.example,rep,\1/p"
	done
}

found() {
	galley init brand --name Northwind --person brand1 \
	    --email brand1@northwind.example --no-passphrase
	galley key new --person legal1 --no-passphrase
	galley -C brand people add legal1 --email legal1@northwind.example \
	    --role legal --key "$(galley key show legal1)"
	people >people.csv
	galley -C brand people import people.csv
	galley hook install srv.git
	galley -C brand config server-keys "$(galley key show server | cut -d' ' -f1,2)"
	git -C brand symbolic-ref HEAD refs/heads/none
} >/dev/null 2>&1

# PERSON's refs in brand, as pushes says them line by line.
take() { awk '{ print "update", $2, $1 }' "$1" | git -C brand update-ref --stdin; }

prepare() {
	local id left
	left=$open
	for id in $(grep -o '^a[0-9]*' people.csv); do
		./pushes brand ask "$id" $((left < 200 ? left : 200))
		left=$((left - 200))
	done >asked
	for id in 1 2 3; do ./pushes brand talk b$id $((each / 4)) >push.$id; done
	left=$((each / 2))
	cp -r brand/.git/refs/heads/main main
	for id in $(grep -o '^c[0-9]*' people.csv); do
		./pushes brand agree "$id" $((left < 125 ? left : 125)) >agreed
		tail -1 agreed >last
		take last
		sed '$d' agreed
		left=$((left - 125))
	done >push.0
	git -C brand update-ref refs/heads/main "$(cat main)"
	take asked
}

# Both have the same, but for the hooks.
serve() {
	git -C srv.git -c core.hooksPath=/dev/null fetch -q ../brand 'refs/heads/*:refs/heads/*'
	git -C srv.git gc -q
	git -C brand gc -q
	cp -r srv.git peer.git
	rm peer.git/hooks/*
} >/dev/null 2>&1

# push_turn NUMBER SERVER: a turn of each pusher, with few descriptors.
push_turn() {
	local id size=$(((each + turns - 1) / turns)) from
	from=$(($1 * size + 1))
	for id in 0 1 2 3; do
		sed -n "$from,$((from + size - 1))p" push.$id |
		    (ulimit -n $descriptors && ./push brand "$work/$2") >>"$2.$id" 2>>"$2.said" &
	done
	wait
}

# quantile Q FILE: of the first column.
quantile() { sort -n "$2" | awk -v q="$1" '{ all[NR] = $1 } END { print all[int(1 + q * (NR - 1) + .5)] }'; }

# Every commit that was pushed and taken is still there, on a ref or archived.
lost() {
	git -C srv.git rev-list --all | sort >there
	cut -d' ' -f1 push.? | sort -u | comm -23 - there | wc -l
}

# Whether a process lacked one, of the pushers or of the server, which they hear.
scarce() { grep -qi 'too many open files' srv.git.said; }

# Lines that were pushed, of those there are.
pushed() { cat srv.git.[0-3] | wc -l; }

refused() { awk '$3' "$1".[0-3] | wc -l; }
# The first and the last tenth of the pushers' figures.
tenth() { for id in 0 1 2 3; do "$1" -$((each / 10)) "srv.git.$id"; done; }
memory() { awk '$2 > most { most = $2 } END { printf "%.1f", most / 1024 }'; }

# The pushes that both servers got.
beside() { for id in 0 1 2 3; do head -n "$(wc -l <"peer.git.$id")" "srv.git.$id"; done; }

told() {
	local q moves
	cat srv.git.[0-3] >all
	cat peer.git.[0-3] >peer
	beside >ours
	for q in .50 .95; do
		echo "p${q#.}: $(quantile $q all) ms; of the first fifth" \
		    "$(quantile $q ours) ms, without hooks $(quantile $q peer) ms"
	done
	tenth head >first
	tenth tail >last
	echo "p50 of the first tenth $(quantile .5 first) ms, of the last $(quantile .5 last) ms"
	echo "memory of the first tenth $(memory <first) MB, of the last $(memory <last) MB"
	if scarce; then
		echo "descriptors: $descriptors were not enough"
	else
		echo "descriptors: $descriptors were enough for every process, from first to last"
	fi
	moves=$(git -C srv.git log --format=%B --glob='refs/galley/log/*' | grep -c '^refs/')
	echo "receipts tell $moves moves of names, of $(awk '{ count += NF / 2 } END { print count }' push.?)"
}

found
prepare
serve
echo "$(cat push.? | wc -l) pushes by four pushers, $(wc -l <asked) requests open before"
for turn in $(seq 0 $((turns - 1))); do
	push_turn "$turn" srv.git
	[ "$turn" -ge $turns_beside ] || push_turn "$turn" peer.git
done
told
echo "refused: $(refused srv.git), without hooks $(refused peer.git)"
echo "accepted and not there: $(lost)"
git -C srv.git fsck --strict --no-progress --no-dangling
git clone -q srv.git clone 2>/dev/null
galley clone srv.git checked 2>&1 | tail -2
galley -C checked verify --quiet
[ "$(pushed)" -eq "$(cat push.? | wc -l)" ] && [ "$(refused srv.git)" -eq 0 ] &&
    [ "$(lost)" -eq 0 ] && ! scarce
