#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# External checks: programs that an operator installed, run in confinement.

bats_require_minimum_version 1.5.0
load house
load forge
load display

document=templates/email/first-touch.md

setup_file() {
	scene
	galley config checks probe >/dev/null
}

setup() {
	enter
	checks="$BATS_TEST_TMPDIR/checks"
	mkdir "$checks"
	chmod 755 "$checks"
	git config galley.checks "$checks"
}

# probe LINE...: what the check is, a program of sh.
probe() {
	printf '%s\n' '#!/bin/sh' "$@" > "$checks/probe"
	chmod 755 "$checks/probe"
}

# answers JSON: a check that always says this.
answers() {
	printf '%s' "$1" > "$checks/answer"
	probe 'cat > /dev/null' 'cat /checks/answer'
}

@test "a check's findings have places and stop what has errors" {
	from=$(grep -bo "Clinics like" $document | cut -d: -f1)
	answers '{"findings": [{"rule": "vague", "severity": "error", "message": "Which clinics?", "from": '$from', "to": '$((from + 7))', "fix": "Say which"}]}'
	exits 1 galley check --format json $document
	says '{"rule":"probe.vague","severity":"error","path":"'$document'","line":'$(grep -n "Clinics like" $document | cut -d: -f1)',"column":1,"match":"Clinics","message":"Which clinics?","fix":"Say which"'
	answers '{"findings": []}'
	exits 0 galley check $document
}

@test "a check is told the document, its blocks and the day" {
	cat > "$checks/probe" <<-'END'
		#!/usr/bin/perl
		my $told = <STDIN>;
		for my $part ('{"galley":1,"check":"probe","path":"templates/email/first-touch.md","kind":"template",' .
		    '"date":"2027-01-02","text":"---\ntitle: ', '"blocks":[{"scope":"text.frontmatter.title.md","text":"',
		    '{"scope":"text.md","text":"Clinics like yours lose hours to the phone.","from":955,"to":998}') {
			die "no $part" if index($told, $part) < 0;
		}
		die "more" if <STDIN>;
		print '{"findings": []}';
	END
	chmod 755 "$checks/probe"
	GALLEY_NOW=$(date -ud 2027-01-02 +%s) exits 0 galley check $document
}

@test "a check has no network, no files, no processes and no environment of ours" {
	cat > "$checks/probe" <<-'END'
		#!/usr/bin/perl
		use Socket;
		for my $file (map { "$_/x" } "", qw(/tmp /checks /dev /dev/shm /usr /etc)) {
			open(my $out, ">", $file) and die "wrote $file";
		}
		for my $path (qw(/home /root /etc/passwd /proc/1 /sys /var /run)) {
			-e $path and die "saw $path";
		}
		for my $name (keys %ENV) {
			$name =~ /^(PATH|PWD|_)$/ or die "got $name";
		}
		for my $fd (3 .. 63) {
			# perl itself has this script open.
			open(my $other, "<&=", $fd) and -p $other and die "open $fd";
		}
		$> == 65534 or $> == $< or die "root";
		socket(my $s, PF_INET, SOCK_STREAM, 0);
		connect($s, sockaddr_in(9, inet_aton("192.0.2.1"))) and die "connected";
		$! =~ /unreachable/ or die "net: $!";
		kill(0, $_) and die "process $_" for grep { $_ != $$ } 3 .. 4000;
		print '{"findings": []}';
	END
	chmod 755 "$checks/probe"
	SECRET=1 exits 0 galley check $document
}

@test "what a check may use up is bounded" {
	answers '{"findings": []}'
	exits 0 galley check $document
	for greedy in yes \
	    'perl -e "my \$x = q(x) x 600_000_000; print length \$x"' \
	    'for i in $(seq 200); do sleep 60 & done; [ "$(jobs | wc -l)" -lt 200 ] && exit 9; cat /checks/answer'; do
		probe "$greedy"
		exits 1 timeout 20 galley check $document
		says "the check probe gave no answer" "[probe.failed]"
	done
}

@test "a check that ends badly, hangs or talks nonsense is one error that names it" {
	probe 'exit 9'
	exits 1 galley check $document
	says "the check probe gave no answer: it ended with status 9"
	probe 'echo "out of ink" >&2; kill -SEGV $$'
	exits 1 galley check $document
	says "it ended with status 139" "out of ink"
	probe 'exec >&- 2>&-; exec sleep 60'
	exits 1 timeout 20 galley check $document
	says "took more than 5 seconds"
	for nonsense in '' 'Fine.' '[]' '{"findings": [], "more": 1}' '{"findings": [{"rule": "a"}]}'; do
		answers "$nonsense"
		exits 1 galley check $document
		says "the check probe gave no answer: its answer is not valid"
		[ "$(grep -c probe.failed <<<"$output")" -eq 1 ]
	done
}

@test "nothing is given out that a check is against" {
	using() {
		galley --as rep1 use first-touch --for Acme --set customer=Acme --set first_name=Ann
	}
	answers '{"findings": [{"rule": "dull", "severity": "error", "message": "So dull."}]}'
	exits 1 using
	says "probe.dull: So dull."
	answers '{"findings": []}'
	exits 0 using
	says "Ann, Acme would start at"
}

@test "what a check is against is told at submit, and may be excepted" {
	answers '{"findings": [{"rule": "dull", "severity": "error", "message": "So dull."}]}'
	ask_for_bolt >/dev/null
	exits 1 galley --as rep1 submit bolt
	says "probe.dull: So dull."
	galley --as rep1 submit bolt --anyway >/dev/null
	finding=$(galley --as brand1 check --json $bolt | grep -o '"fingerprint":"[0-9a-f]*' | head -1)
	galley --as brand1 exception $bolt --finding "probe.dull:${finding##*\"}" --until 2099-01-01 -m "Dull is fine." >/dev/null
	galley --as brand1 approve $bolt >/dev/null
	exits 0 galley --as legal1 approve $bolt
	git show main:customizations/rep1/first-touch/bolt.md >/dev/null
}

@test "where nothing judges after us, a check that is not installed is an error" {
	exits 1 galley check $document
	says "probe.not-run" "the check probe was not run here: there is no program $checks/probe"
}

@test "with a server, a check that is not installed here is a warning" {
	git config remote.origin.url ../srv.git
	exits 0 galley check $document
	says "probe.not-run"
}

@test "where bubblewrap cannot confine it, a check does not run" {
	answers '{"findings": []}'
	mkdir "$TMPDIR/bin"
	printf '#!/bin/sh\necho "bwrap: No permissions to create new namespace" >&2\nexit 1\n' > "$TMPDIR/bin/bwrap"
	chmod +x "$TMPDIR/bin/bwrap"
	PATH="$TMPDIR/bin:$PATH" exits 1 galley check $document
	says "status 1 and said: bwrap: No permissions to create new namespace"
}

@test "nothing of the repository is run" {
	cp "$(type -P true)" evidence/probe
	git config galley.checks "$PWD/evidence"
	exits 1 galley check $document
	says "lies in the repository"
	git config galley.checks evidence
	exits 1 galley check $document
	says "not an absolute path"
}

@test "the examples find what they say" {
	cp "$BATS_TEST_DIRNAME"/../../hooks/checks/* "$checks"
	answers '{"findings": []}'
	galley config checks shouting unfinished >/dev/null
	exits 0 galley check $document
	says_not "shouting" "unfinished"
	sed -i 's/^Clinics like.*/&  PLEASE CALL US NOW, price TBC./' $document
	exits 1 galley check $document
	says "unfinished.words-of-drafts" "\"PLEASE CALL US NOW\" is shouted at the reader [shouting.words-in-a-row]"
}

@test "question and answer are as the manual shows them" {
	display galley-workspace.5 "line: question" | grep -o '"[a-z]*":' | sort -u > "$checks/keys"
	display galley-workspace.5 "line: answer" > "$checks/answer"
	probe 'grep -o "\"[a-z]*\":" | sort -u | diff - /checks/keys >&2 && cat /checks/answer'
	exits 1 galley check $document
	says "error: this is still to be written [probe.words-of-drafts] (write it)"
}
