# SPDX-License-Identifier: Apache-2.0
#
# build.bash - programs of this folder, made of the release's insides
#
# build NAME...: into $work; $here is this folder, $root the project's.

build() {
	local name
	for name in "$@"; do
		# shellcheck disable=SC2046
		cc -O2 -std=c17 -D_GNU_SOURCE -I"$root/engine" "$here/$name.c" \
		    "$here/ask.c" "$here/agree.c" \
		    "$root/build/release/insides.a" \
		    $(make -s -C "$root" libs) -o "$work/$name"
	done
}
