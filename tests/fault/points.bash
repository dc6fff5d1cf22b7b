# SPDX-License-Identifier: Apache-2.0
#
# points.bash - where acts are met by a fault, and what must hold after it
#
#	points=${1:-} seed=${2:-1}
#	. "$here/points.bash"
#
# A folder $work in memory, which goes at the end; nothing of the machine's git
# configuration; the scenarios.  Every test prints what it counted by `counted`.

work=$(mktemp -d "$([ -w /dev/shm ] && echo /dev/shm || echo /tmp)/galley-fault.XXXXXX")
trap 'rm -rf "$work"' EXIT
export HOME="$work/home" GALLEY_HOME="$work/home/galley" LC_ALL=C.UTF-8 TZ=UTC
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
export ASAN_OPTIONS=detect_leaks=0
unset GALLEY_AS GALLEY_NOW GIT_DIR XDG_CACHE_HOME XDG_CONFIG_HOME
export STRACE=
mkdir -p "$HOME"
touch "$work/points" "$work/acts" "$work/lost" "$work/wrong"
. "$here/scenarios.bash"

# made: the scenario's folder before its act, $work/made-NAME.
made() {
	mkdir "$work/made-$scenario"
	(cd "$work/made-$scenario" && "${scenario}_made") > "$work/made.log" 2>&1 || {
		cat "$work/made.log"
		exit 1
	}
}

# loaded: the system calls before galley begins, "call count": what the system's
# loader does where one fails is not galley's.
loaded() {
	strace -qq -E LD_TRACE_LOADED_OBJECTS=1 -o "$work/loader" "$(command -v galley)" >/dev/null
	sed -n 's/^\([a-z0-9_]*\)(.*/\1/p' "$work/loader" | sort | uniq -c |
	    awk '$2 !~ /^(writev?|exit_group)$/ { print $2, $1 }'
}

# met CALLS: the system calls that the pattern meets, "call n": each of the
# busiest process, behind what loads it.
met() {
	local copy="$work/count"

	cp -a "$work/made-$scenario" "$copy"
	cd "$copy" || exit 1
	STRACE="strace -f -qq -o $work/trace" ${scenario}_act > /dev/null 2>&1
	cd "$work" && rm -rf "$copy"
	{ loaded; sed -n 's/^\([0-9]*\) *\([a-z0-9_]*\)(.*/\1 \2/p' "$work/trace"; } |
	    awk -v meets="$1" '
		$1 ~ /^[a-z]/ { before[$1] = $2; next }
		$2 ~ meets && $2 !~ /^exit/ { n[$1 " " $2]++ }
		END {
			for (each in n) {
				split(each, part, " ")
				if (n[each] > most[part[2]]) most[part[2]] = n[each]
			}
			for (call in most)
				for (i = before[call] + 1; i <= most[call]; i++) print call, i
		}' | sort
}

# All points, or a seeded draw of them.
drawn() {
	if [ -z "$points" ]; then
		cat
	else
		awk -v seed="$seed" 'BEGIN { srand(seed) } { print rand(), $0 }' |
		    sort -n | head -n "$points" | cut -d ' ' -f 2-
	fi
}

# broke STATUS WHERE: it did not end of its own accord, nor by what this kills with.
broke() {
	[ "$1" -eq 70 ] || { [ "$1" -ge 124 ] && [[ "$1 $2" != "137 "@(KILL|cut)* ]]; }
}

# holds STATUS WHERE SAID: what must, in this folder, after an act that ended so.
holds() {
	! broke "$1" "$2" || missed wrong "$2" "$3" "ended with $1"
	if [ "$1" -eq 0 ]; then
		echo "$2" >> "$work/acts"
		${scenario}_there || missed lost "$2" "$3" "reported as done, and lost"
	fi
	if ! ${scenario}_whole >> "$3" 2>&1; then
		missed wrong "$2" "$3" "what is left is not whole"
	elif ! ${scenario}_there && ! again >> "$3" 2>&1; then
		missed wrong "$2" "$3" "the command does not work again"
	fi
}

# missed LIST WHERE SAID TEXT
missed() {
	echo "$scenario, $2: $4"
	sed 's/^/    /' "$3"
	echo "$2" >> "$work/$1"
}

# The act once more; where it fails, what it and galley doctor name is done first.
again() {
	local said tries

	for tries in 1 2 3 4; do
		said=$(${scenario}_act 2>&1) && break
		echo "$said"
		sed -n "s/.*remove it: \(rm '[^']*'\)).*/\1/p" <<< "$said" | head -1 | bash
		${scenario}_doctor | sed -n 's/^ *\(rm\|git\) /\1 /p' | bash
	done
	${scenario}_there
}

# counted WHAT NAME...: tells what was tried and missed; false where anything was,
# or of a name nothing was tried.
counted() {
	local what=$1 name status=0

	shift
	sort "$work/points" | uniq -c
	echo "$what: $(wc -l < "$work/points") points tried," \
	    "$(wc -l < "$work/acts") acknowledged;" \
	    "acknowledgements lost: $(wc -l < "$work/lost");" \
	    "wrong verdicts: $(wc -l < "$work/wrong")"
	for name; do
		grep -q "^$name\>" "$work/points" || {
			echo "$what: nothing was tried of $name"
			status=1
		}
	done
	[ "$status" -eq 0 ] && [ ! -s "$work/lost" ] && [ ! -s "$work/wrong" ]
}
