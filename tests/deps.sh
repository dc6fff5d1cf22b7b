#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs what debian/control lists, if something of it is missing here.
# Usage: deps.sh PKG-CONFIG-NAME...
set -eu

missing=
command -v pkg-config >/dev/null || missing="pkg-config"
for package in "$@" cmocka; do
	pkg-config --exists "$package" 2>/dev/null || missing="$missing $package"
done
# Servers are kept out of the way of those who only use a machine.
PATH=$PATH:/usr/sbin
for program in git bats prove ssh-keygen clang mandoc objcopy strace bwrap openssl sshd nginx \
    fcgiwrap cmark pre-commit; do
	command -v $program >/dev/null || missing="$missing $program"
done
python3 -c "import yaml" 2>/dev/null || missing="$missing python3-yaml"
[ -e /usr/share/hunspell/en_US.dic ] || missing="$missing hunspell-en-us"
[ -n "$missing" ] || exit 0

echo "Missing here: $missing"
command -v apt-get >/dev/null || {
	echo "Install the Build-Depends of debian/control, then run make again." >&2
	exit 1
}
sudo=
[ "$(id -u)" = 0 ] || sudo=sudo
echo "Installing the Build-Depends of debian/control: $sudo apt-get build-dep ./"
$sudo apt-get update -qq
$sudo env DEBIAN_FRONTEND=noninteractive apt-get build-dep -y -qq ./ >/dev/null
