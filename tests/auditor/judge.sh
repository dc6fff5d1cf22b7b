#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What audit.py says of one kept bundle, beside what galley said.
# Usage: judge.sh FOLDER
set -eu

git clone -q --bare "$1/main.bundle" "$1/main.git"
told=$("$(dirname "$0")/audit.py" "$1/main.git" "$(cat "$1/root")" 2>/dev/null) || :
case $told in
"$(cat "$1/verdict")"*) result=agreed ;;
undecided:*) result=undecided ;;
*) result=differs ;;
esac
echo "$result: $(cat "$1/verdict"): $(cat "$1/name"): $told" | tr '\n' ' '; echo
