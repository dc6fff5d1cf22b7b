#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# Some days of a small company on a real server; make month plays a month of a
# large one.

load ../cli/house

setup() { house; }

@test "who is told what, who can act, and what came into force is as it was done" {
	exits 0 "$BATS_TEST_DIRNAME/../month/run.sh" 20 3
	says "all of it holds" "notices: {" "'turn'"
}
