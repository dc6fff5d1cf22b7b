# SPDX-License-Identifier: Apache-2.0
#
# servers.bash - sshd and nginx of the test's own, on ports that are free
#
#	start_sshd srv.git	then $url is its address, $ssh what git calls
#	start_nginx folder	then $url is the folder's
#	stop_servers
#
# Each keeps configuration, keys and process ids below $TMPDIR and runs as who
# runs the test.  A port that somebody else has leads to another try.

PATH+=:/usr/sbin

random_port() { echo $((20000 + RANDOM)); }

# listens LINE COMMAND...: starts it, until it says that line; false: it ended.
listens() {
	local line wanted=$1 fd

	shift
	exec {fd}< <("$@" 2>&1 & echo "pid $!"; wait)
	while IFS= read -r -t 20 -u "$fd" line; do
		case $line in
		"pid "*) echo "${line#pid }" >>"$TMPDIR/server.pids" ;;
		*"$wanted"*) return 0 ;;
		*) echo "$line" ;;
		esac
	done
	return 1
}

start_sshd() {
	local folder="$TMPDIR/sshd" port

	mkdir -p "$folder"
	[ "$(id -u)" != 0 ] || mkdir -p /run/sshd
	ssh-keygen -q -t ed25519 -N '' -f "$folder/host"
	ssh-keygen -q -t ed25519 -N '' -f "$folder/user"
	cp "$folder/user.pub" "$folder/authorized"
	cat >"$folder/config" <<-END
		ListenAddress 127.0.0.1
		HostKey $folder/host
		PidFile none
		AuthorizedKeysFile $folder/authorized
		StrictModes no
		UsePAM no
		PasswordAuthentication no
		KbdInteractiveAuthentication no
		PermitRootLogin prohibit-password
		SetEnv HOME=$HOME PATH=$PATH GIT_CONFIG_GLOBAL=/dev/null
		KexAlgorithms curve25519-sha256
		ForceCommand git-shell -c "\$SSH_ORIGINAL_COMMAND"
	END
	for _ in 1 2 3 4 5 6 7 8 9; do
		port=$(random_port)
		! listens "Server listening" "$(command -v sshd)" \
		    -D -e -f "$folder/config" -p "$port" || break
	done
	ssh="ssh -F none -i $folder/user -o IdentitiesOnly=yes -p $port"
	ssh+=" -o UserKnownHostsFile=$folder/known -o StrictHostKeyChecking=accept-new"
	export GIT_SSH_COMMAND=$ssh
	url="$(id -un)@127.0.0.1:$(realpath "$1")"
}

# Who is let in by name and password may push; nobody else sees anything.
start_nginx() {
	local folder="$TMPDIR/nginx" port user=

	mkdir -p "$folder"
	[ "$(id -u)" != 0 ] || user="user $(id -un) $(id -gn);"
	echo "team:{PLAIN}secret" >"$folder/passwords"
	(cd / && exec fcgiwrap -f -s "unix:$folder/socket") >"$folder/cgi.log" 2>&1 3>&- &
	echo $! >>"$TMPDIR/server.pids"
	timeout 20 bash -c 'until [ -S "$0" ]; do :; done' "$folder/socket"
	for _ in 1 2 3 4 5 6 7 8 9; do
		port=$(random_port)
		nginx_config "$folder" "$port" "$(realpath "$1")" "$user" >"$folder/config"
		! nginx -p "$folder" -c "$folder/config" -e "$folder/error.log" 3>&- ||
		    break
	done
	cat "$folder/pid" >>"$TMPDIR/server.pids"
	url="http://team:secret@127.0.0.1:$port"
	open_url="http://127.0.0.1:$port"
}

nginx_config() {
	cat <<-END
		$4
		pid $1/pid;
		error_log $1/error.log;
		events {}
		http {
			access_log off;
			client_body_temp_path $1/body;
			proxy_temp_path $1/proxy;
			fastcgi_temp_path $1/fastcgi;
			uwsgi_temp_path $1/uwsgi;
			scgi_temp_path $1/scgi;
			server {
				listen 127.0.0.1:$2;
				$(nginx_location "$1" "$3")
			}
		}
	END
}

# As galley-server(7) shows it, with this test's paths.
nginx_location() {
	display galley-server.7 nginx | sed "s|/etc/nginx/galley.passwords|$1/passwords|
	    s|/run/fcgiwrap.socket|$1/socket|
	    s|/usr/lib/git-core|$(git --exec-path)|
	    s| /srv;| $2;|"
}

stop_servers() {
	local pid

	[ ! -f "$TMPDIR/server.pids" ] || while read -r pid; do
		kill "$pid" 2>/dev/null || true
	done <"$TMPDIR/server.pids"
}
