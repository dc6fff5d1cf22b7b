# SPDX-License-Identifier: Apache-2.0
#
# corpus.bash - real Markdown, below $work/corpus
#
# corpus BYTES: what CORPUS holds, else the documentation packages of this
# machine and what lies beside the project, in order, until it is so much.

corpus() {
	local name number=0 bytes=0 folders=("$root/../shared/data/real" /usr/share/doc)
	[ -z "${CORPUS:-}" ] || folders=("$CORPUS")
	mkdir -p "$work/corpus"
	while read -r name; do
		[ "$bytes" -lt "$1" ] || break
		number=$((number + 1))
		case $name in
		*.gz) gzip -dc "$name" > "$work/corpus/$number.md" ;;
		*) cp "$name" "$work/corpus/$number.md" ;;
		esac
		bytes=$((bytes + $(stat -c %s "$work/corpus/$number.md")))
	done < <(for name in "${folders[@]}"; do
		find "$name" -name '*.md' -o -name '*.md.gz' | LC_ALL=C sort
	done 2> /dev/null)
	chmod -R u+w "$work/corpus"
	[ "$bytes" -gt 0 ] || { echo 'no Markdown was found: say CORPUS=DIR' >&2; exit 1; }
}

# configuration STYLE...: the packs beside the project, and our own, as $work/ini.
configuration() {
	local packs=$root/../shared/data/styles styles=$*
	mkdir -p "$work/styles"
	cp -r "$root"/templates/rules/* "$work/styles"
	[ ! -d "$packs" ] || cp -r "$packs"/* "$work/styles"
	printf 'StylesPath = %s\n[*]\nBasedOnStyles = %s\n' "$work/styles" \
	    "${styles// /, }" > "$work/ini"
}
