#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Turns each condition of the decision code round, or takes it away, one at a
# time, and counts those that no unit test notices.
# Usage: mutation.sh build/debug [FILE]...	all files of decisions, or these
# CC, FLAGS and LIBS as make has them.  All mutants of a file are compiled at once;
# $MUTANT chooses.  tests/mutation.equal lists, with the reason, those that change
# nothing that could be seen; any other survivor fails the run.
set -eu
cd "$(dirname "$0")/.."
build=$1
shift
work=$build/mutation
files=$(cat tests/decisions)
tests='merge merge_open request route tally amend amend_satisfied policy condition
    preapproval event workflow stage seen template push path people changes
    library witness refname delegation usable receipt person_memo'
CC=${CC:-gcc}
[ $# -eq 0 ] || files=$*
rm -rf "$work" && mkdir -p "$work"

cat >"$work/at.c" <<'EOF'
#include <stdlib.h>
int mutation_at;
__attribute__((constructor)) static void
choose(void)
{
	const char *mutant = getenv("MUTANT");
	mutation_at = mutant ? atoi(mutant) : 0;
}
EOF
$CC -c "$work/at.c" -o "$work/at.o"
number=1
for name in $files; do
	perl tests/mutation.pl $number "engine/model/$name.c" "$work/$name.c" >>"$work/list"
	$CC $FLAGS -w -Iengine/model -c "$work/$name.c" -o "$work/$name.o"
	number=$(($(wc -l <"$work/list") + 1))
done
ready=
for name in $tests; do
	[ -e "$build/unit/${name}_test.o" ] || continue
	$CC $FLAGS "$build/unit/${name}_test.o" "$work"/*.o "$build/insides.a" $LIBS \
	    -o "$work/${name}_test"
	"$work/${name}_test" >/dev/null 2>&1 || { echo "mutation: $name fails as it is" >&2; exit 1; }
	ready="$ready $name"
done

# try NUMBER FILE: prints the number if every test passes; the file's own first.
cat >"$work/try" <<EOF
#!/bin/sh
own=\${2##*/}; own=\${own%.c*}
for name in \$own $ready; do
	[ -x "$work/\${name}_test" ] || continue
	MUTANT=\$1 timeout 10 "$work/\${name}_test" >/dev/null 2>&1 || exit 0
done
echo "\$1"
EOF
chmod +x "$work/try"
cut -f1,2 "$work/list" | sed 's/:[0-9]*$//' | tr '\t' '\n' |
    nice xargs -n2 -P "$(nproc)" "$work/try" | sort -n >"$work/survivors"

awk -F '\t' -v OFS='\t' '
	FILENAME == ARGV[1] { lives[$1]; next }
	FILENAME == ARGV[2] { if (!/^#/) equal[$1 FS $2 FS $3]; next }
	{
		all++
		sub(/:.*/, "", $2); sub(/.*\//, "", $2)
	}
	!($1 in lives) { caught++; next }
	($2 FS $3 FS $4) in equal { same++; next }
	{ left++; print "survives", $2, $3, $4 }
	END {
		printf "%d mutants: %d caught, %d that change nothing, %d survive\n", all,
		    caught, same, left
		exit left > 0
	}
' "$work/survivors" tests/mutation.equal "$work/list"
