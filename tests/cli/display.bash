# SPDX-License-Identifier: Apache-2.0
#
# display.bash - what the manual shows, for tests that do as it says

pages="${BASH_SOURCE[0]%/*}/../../debian"

# display PAGE TAG: the displays marked .\" TAG, as the reader sees them.
display() {
	awk -v tag=".\\\\\" $2" '
		$0 == tag { marked = 1; next }
		marked && /^\.Bd -literal/ { on = 1; next }
		on && /^\.Ed$/ { on = marked = 0; next }
		on {
			gsub(/\\\(aq/, "\047"); gsub(/\\e/, "\\")
			sub(/^\\&/, ""); print
		}
	' "$pages/$1"
}
