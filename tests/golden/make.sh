#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Makes the copies that are compared, at one date, in an empty folder.  Usage: make.sh FOLDER
# What differs from machine to machine, such as keys, is in none of them.
set -eu
out=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME="$work" GALLEY_HOME="$work/galley" TMPDIR="$work" GALLEY_NOW=2026-06-01T00:00:00Z
export TZ=UTC LC_ALL=C.UTF-8 GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
unset GALLEY_AS GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE
cd "$work"
galley init brand --name Northwind --person brand1 --email brand1@northwind.example \
    --no-passphrase >/dev/null 2>&1
cd brand

# copy NAME OPTION...
copy() {
	name=$1
	shift
	galley use "$name" "$@" --for acme --format text,html,eml --out "$work/$name" >/dev/null
	for file in "$work/$name"/*; do
		mv "$file" "$out/$name.${file##*.}"
	done
}

copy first-touch --set customer="Acme & Sons" --set discount=10 --set first_name=Zoë
copy proposal --set customer="Acme Clinics" --set contact="Ann <Doe>" --set seats=12 --set sites=2 \
    --set yearly="4800 EUR" --set start=2027-01-04 --set valid_until=2026-12-31 \
    --set sender_email=rep1@northwind.example --set sender_phone="+1 555 0100"
copy objection-answer --set objection=time
