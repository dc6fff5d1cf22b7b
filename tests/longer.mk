# SPDX-License-Identifier: Apache-2.0
# What takes longer than a check may: benchmarks, loads, faults, fuzzing.

.PHONY: cases bench bench-peers load month fuzz fault faults cover mutate regold

# Each prints its counts; 77: this machine cannot, and it said why.
faults = for each in run cut memory flip; do PATH="$(CURDIR)/$(OUT):$$PATH" \
         tests/fault/$$each.sh $(1) || [ $$? -eq 77 ] || exit 1; done

# make cases    compare Vale's findings in DIR/cases.json with ours
cases: program
	PATH="$(CURDIR)/$(OUT):$$PATH" prove --verbose tests/rules/cases.pl :: $(DIR)

# make bench    our figures beside those of git and the libraries, as ratios
bench: deps
	$(MAKE) --no-print-directory program MODE=release
	PATH="$(CURDIR)/build/release:$$PATH" tests/bench/run.sh
	PATH="$(CURDIR)/build/release:$$PATH" tests/bench/rules.sh

# make bench-peers  write-good and textlint, from npm, beside ours
bench-peers: deps
	$(MAKE) --no-print-directory program MODE=release
	PATH="$(CURDIR)/build/release:$$PATH" tests/bench/peers.sh

# make load     ten thousand pushes by four pushers into one server
load: deps
	$(MAKE) --no-print-directory program MODE=release
	PATH="$(CURDIR)/build/release:$$PATH" tests/bench/load.sh

# make month    a company of 1,500 persons, a month of it on a real server
month: deps
	$(MAKE) --no-print-directory program MODE=release
	PATH="$(CURDIR)/build/release:$$PATH" tests/month/run.sh 1500 31

# make fuzz     throw bytes at every parser (SECONDS=20 each)
fuzz: deps
	@mkdir -p build/fuzz
	for name in $(fuzzers); do tests/fuzz/run.sh $$name $(SECONDS) || exit 1; done

# make fault    kill the acts, and fail them, at every system call
fault: deps
	$(MAKE) --no-print-directory program MODE=release
	$(MAKE) --no-print-directory faults MODE=release

faults:
	$(call faults)

# make cover    run the tests and report the lines they reach, and every branch of the decisions
cover:
	$(MAKE) --no-print-directory test MODE=cover
	tests/cover.sh build/cover

# make mutate   negate each condition of the decisions: does a test notice?
mutate: program $(units)
	CC="$(CC)" FLAGS="$(FLAGS)" LIBS="$(LIBS) $(CMOCKA)" tests/mutation.sh $(OUT)

# make regold   show what golden files would change, and ask
regold:
	tests/golden/regold.sh
