# SPDX-License-Identifier: Apache-2.0
#
# house.bash - a fresh house for each test
#
#	load house
#	setup() { house; found; }
#
# house: an empty folder to work in, a home of its own, nothing of the machine's
# git configuration, fixed time zone and locale.  found: the workspace of the
# tests, "brand", entered, with brand1, rep1 and legal1.

# bats looks at each command, and takes as long about it as what is tested: from
# now on at those of the file's own functions alone.
untraced() {
	set +T
	declare -ft "$BATS_TEST_NAME" \
	    $(sed -n 's/^\([a-z0-9_]*\)() {.*/\1/p' "$BATS_TEST_FILENAME") || :
}

house() {
	untraced
	[ -n "$(command -v galley)" ] || PATH="$BATS_TEST_DIRNAME/../../build:$PATH"
	export HOME="$BATS_TEST_TMPDIR/home"
	export GALLEY_HOME="$HOME/galley" TMPDIR="$BATS_TEST_TMPDIR/tmp"
	export TZ=UTC LC_ALL=C.UTF-8 TERM=xterm
	export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
	unset GALLEY_AS GALLEY_NOW GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE
	unset XDG_CACHE_HOME XDG_CONFIG_HOME
	unset NO_COLOR VISUAL EDITOR SSH_AUTH_SOCK DISPLAY WAYLAND_DISPLAY
	mkdir -p "$HOME" "$TMPDIR" "$BATS_TEST_TMPDIR/work"
	cd "$BATS_TEST_TMPDIR/work" || return 1
}

# As the contract founds it: once in a file for each time of the clock, and then
# copied to where nothing is yet.
found() {
	local made="$BATS_FILE_TMPDIR/found-${GALLEY_NOW:-}"

	[ ! -e "$GALLEY_HOME" ] || { found_anew; return; }
	if [ ! -d "$made" ]; then
		found_anew
		mkdir "$made"
		cp -a "$HOME" "$made/home"
		cp -a . "$made/brand"
	else
		cp -a "$made/home/." "$HOME"
		cp -a "$made/brand" brand
		cd brand || return 1
	fi
}

found_anew() {
	galley init brand --name Northwind --person brand1 \
	    --email brand1@northwind.example --no-passphrase
	cd brand || return 1
	add_person rep1 "Rep One" rep
	add_person legal1 "Legal One" legal
}

# Founds it on a Monday, with standard input as its standard workflow.
founded_with() {
	clock 2027-02-01T10:00:00Z
	found
	galley edit workflows/standard.yaml --text -
	galley submit change/brand1/standard
}

# add_person ID NAME ROLE: with his key, which is made where there is none yet.
add_person() {
	[ -e "$GALLEY_HOME/keys/$1.key" ] || galley key new --person "$1" --no-passphrase
	galley people add "$1" --name "$2" --email "$1@northwind.example" \
	    --role "$3" --key "$(galley key show "$1")"
}

# The representative's request for eighteen percent, as a draft.
ask_for_bolt() {
	galley --as rep1 customize first-touch --for Bolt --set customer=Bolt \
	    --set discount=18 --region opening="Bolt's three sites answer four hundred calls a day, and every third caller hangs up."
}

# change_template EXPRESSION: what sed makes of first-touch, approved and in force.
change_template() {
	sed "$1" templates/email/first-touch.md >fixed
	galley --as ann edit first-touch --text @fixed
	galley --as ann submit first-touch
	galley --as brand1 approve change/ann/first-touch
	galley --as legal1 approve change/ann/first-touch
}

# at PERSON COMMAND...: galley in this person's clone.
at() {
	local person=$1

	shift
	galley -C "$BATS_TEST_TMPDIR/work/$person" "$@"
}

# clock TIME: what the clock says from now on.
clock() {
	GALLEY_NOW=$(date -ud "$1" +%s)
	export GALLEY_NOW
}

# at_terminal COMMAND [PROMPT ANSWER]...: runs it on a terminal of its own and
# types each answer when its prompt is there.  $output is all that was seen.
at_terminal() {
	local command=$1 seen= some fd

	shift
	coproc TERMINAL { exec script -qfec "$command" /dev/null; }
	local pid=$TERMINAL_PID
	exec {fd}<&"${TERMINAL[0]}"
	output=
	while [ $# -gt 0 ]; do
		until [[ $seen == *"$1"* ]]; do
			IFS= read -r -d "${1: -1}" -t 20 -u "$fd" some || {
				printf 'no "%s" came, but: %s\n' "$1" "$seen$some" >&2
				kill "$pid"
				return 1
			}
			seen+=$some${1: -1}
		done
		output+=$seen
		seen=
		printf "$2" >&"${TERMINAL[1]}"
		shift 2
	done
	output+=$(cat <&"$fd")
	exec {fd}<&-
	status=0
	wait "$pid" || status=$?
}

# exits STATUS COMMAND...: runs it; $output is stdout and stderr, or a failure.
exits() {
	local wanted=$1

	shift
	status=0
	output=$("$@" 2>&1) || status=$?
	mapfile -t lines <<<"$output"
	[ "$status" -eq "$wanted" ] && return
	echo "$*"
	echo "exit status $status, not $wanted; it said:"
	echo "$output"
	return 1
}

# says TEXT...: each stands in $output.
says() {
	local text

	for text; do
		case $output in
		*"$text"*) ;;
		*)
			echo "\"$text\" is not in:"
			echo "$output"
			return 1
			;;
		esac
	done
}

# says_not TEXT...: none stands in $output.
says_not() {
	local text

	for text; do
		case $output in
		*"$text"*)
			echo "\"$text\" is in:"
			echo "$output"
			return 1
			;;
		esac
	done
}
