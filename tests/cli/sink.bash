# SPDX-License-Identifier: Apache-2.0
#
# sink.bash - a mail server and a webhook of the test's own, on free ports
#
#	start_sink smtp	then $smtp_port is where it listens, $TMPDIR/smtp what it took
#	start_sink http
#	start_sink http tls FILE, start_sink smtp starttls FILE	by this certificate
#	stop_sinks

start_sink() {
	local folder="$TMPDIR/$1" line

	mkdir -p "$folder"
	exec {sink_fd}< <(exec python3 "$BATS_TEST_DIRNAME/../cli/sink.py" "$1" "$folder" "${@:2}")
	echo $! >>"$TMPDIR/sink.pids"
	IFS= read -r -t 20 -u "$sink_fd" line
	declare -g "$1_port=${line#port }"
}

stop_sinks() {
	local pid

	[ ! -f "$TMPDIR/sink.pids" ] || while read -r pid; do
		kill "$pid" 2>/dev/null || true
	done <"$TMPDIR/sink.pids"
}

# certify NAME: a certificate of its own for this name, and its key: $TMPDIR/NAME.pem.
certify() {
	openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes \
	    -subj /CN=sink -addext "subjectAltName=$1" -days 36500 \
	    -keyout "$TMPDIR/$1.pem" -out "$TMPDIR/$1.crt" 2>/dev/null
	cat "$TMPDIR/$1.crt" >>"$TMPDIR/$1.pem"
}

# trusting NAME COMMAND...: on a machine that trusts this certificate, and no other.
trusting() {
	bwrap --dev-bind / / --tmpfs /etc/ssl/certs \
	    --ro-bind "$TMPDIR/$1.crt" /etc/ssl/certs/ca-certificates.crt "${@:2}"
}

# answers smtp|http TEXT: what it says from now on; nothing: it takes all.
answers() {
	if [ -n "$2" ]; then echo "$2" >"$TMPDIR/$1/answer"; else rm -f "$TMPDIR/$1/answer"; fi
}

# took smtp|http NUMBER: so many since the last time; $output is them.
took() {
	local folder="$TMPDIR/$1" count

	count=$(find "$folder" -name '[0-9]*' | wc -l)
	output=$(find "$folder" -name '[0-9]*' | sort -V | xargs -r cat | tr -d '\r' |
	    perl -0pe 's/=\n//g')
	find "$folder" -name '[0-9]*' -delete
	[ "$count" -eq "$2" ] && return
	echo "$count were taken, not $2:"
	echo "$output"
	return 1
}
