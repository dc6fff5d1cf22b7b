#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Does another program agree with galley about what is valid?
# Usage: agree.sh BUNDLES FOLDER
# The sentences of tests/cli keep a bundle of each history that galley judged in
# the folder $AUDIT; audit.py judges a fresh clone of each.  Fails where its
# verdict is another, or where fewer than BUNDLES are the same.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
told=$2/told
find "$2" -name name -printf '%h\n' |
    xargs -P "$(nproc)" -n 1 "$here/judge.sh" > "$told"
grep '^differs' "$told" || :
agreed=$(grep -c '^agreed' "$told" || :)
echo "$agreed of $(wc -l < "$told") histories: both say the same;" \
    "$(grep -c '^undecided' "$told" || :) the auditor does not decide"
[ "$agreed" -ge "$1" ] && ! grep -q '^differs' "$told"
