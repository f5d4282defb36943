# make check is what CI runs. Every target works from a fresh checkout with Go alone, but for end-to-end (tmux) and
# race (a C compiler).

GO ?= go

.PHONY: check build test vet verify format lint race end-to-end hostile faults soak mutate bench fuzz fuzz-parsers vulnerabilities sbom golden screens tidy clean

check: format vet verify test lint race end-to-end vulnerabilities sbom

build:
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags '-s -w' -o dist/reader ./cmd/reader

# Tests of the whole program share one that is built, instead of building it each.
PROGRAM = READER_E2E=$(CURDIR)/dist/reader

# Half of the time is spent in waiting: for disks, terminals, and programs that are killed. So more tests of a package run
# at a time than there are processors.
test: build
	$(PROGRAM) $(GO) test -parallel 4 ./...
	$(GO) test -C tools ./...

vet:
	$(GO) vet ./...
	$(GO) vet -C tools ./...

# The modules are those whose sums are written down.
verify:
	$(GO) mod verify
	cd tools && $(GO) mod verify

format:
	@files=$$(gofmt -l $$(git ls-files '*.go')); if [ -n "$$files" ]; then echo "not formatted: $$files"; exit 1; fi

lint:
	$(GO) tool -modfile=tools/go.mod golangci-lint run ./...

# The stores, the desk and the interface are where goroutines meet; the pure packages have none. Tests that look at
# processes from outside are left out, and the longest in which one goroutine does all: the detector sees nothing there.
ALONE = TestUndoingAll|TestTheTrashIsRestoredInAnyOrder|TestALibraryWithoutItsSchema|TestWithoutABackup|TestARowThatWasCut
race: build
	$(PROGRAM) CGO_ENABLED=1 $(GO) test -race -parallel 4 -timeout 20m -skip '^(TestFaults$$|TestHostile$$|TestEndToEnd)' ./cmd/...
	CGO_ENABLED=1 $(GO) test -race -skip '^(TestFaults$$|$(ALONE))' ./internal/desk/... ./internal/cache/... ./internal/library/... ./internal/feed/fetch/... ./internal/ui

# Keys are held for a minute, 30 a second: nearly all of it is waiting, so more wait at a time than there are processors.
end-to-end: build
	$(PROGRAM) READER_HELD=1800 $(GO) test -count=1 -parallel 8 -v -run EndToEnd ./cmd/reader # -v: it says how the network is taken away

# The long halves of the attacks and of the faults, on the real program among others: a line for each case, and how many
# held. The short halves are in make test. READER_FAULTS is the number of kills.
KILLS ?= 300
CASES = READER_LONG=1 $(PROGRAM) READER_FAULTS=$(KILLS) $(GO) test -json -count=1 -timeout 20m
TALLY = $(GO) run -C tools ./tally

hostile: build
	@$(CASES) -run '^TestHostile$$' ./... | $(TALLY)

faults: build
	@$(CASES) -run '^TestFaults$$' ./... | $(TALLY)

# The interface open for HOURS of its own clock, which go by in some minutes: 200 feeds an hour, half of them with faults.
HOURS ?= 168
soak:
	READER_SOAK=$(HOURS) $(GO) test -count=1 -v -timeout 2h -run '^TestFaults$$/^F29' ./cmd/reader

# Takes one guard at a time out of the code (nothing in the tree changes) and shows that its tests fail: all of them, or
# those whose line in tools/mutate/guards matches GUARD.
GUARD ?=
mutate:
	@$(GO) run -C tools ./mutate '$(GUARD)'

bench:
	$(GO) test -run '^$$' -bench . -benchmem ./...

# The fuzz targets for FUZZTIME each, two at a time: all of them, or those that FUZZ matches. What breaks one stays as a
# file in its testdata. FUZZTIME=1h is for a night.
FUZZTIME ?= 1m
FUZZ ?=
FUZZFLAGS ?=
fuzz:
	@$(GO) run -C tools ./fuzz -module .. -time $(FUZZTIME) -match '$(FUZZ)' $(FUZZFLAGS) ./...

# What reads or sets what strangers write, for half a minute each and four at a time: feeds, pages, outlines, dates, addresses, the
# configuration, searches, pictures, the terminal's answers, and what is drawn of them.
fuzz-parsers: FUZZ = ^feed/(parse|article|opml) |^outline |FuzzFeed|FuzzClean|FuzzWrap|layout FuzzSet|FuzzSearch|FuzzCanonical|FuzzLine|FuzzDecode|FuzzKeys|FuzzDraw
fuzz-parsers: FUZZTIME = 30s
fuzz-parsers: FUZZFLAGS = -anew -at-once 4
fuzz-parsers: fuzz

# What is known about reader's modules and Go itself, where the list of it can be had: it is asked for over the network.
vulnerabilities:
	@if said=$$($(GO) tool -modfile=tools/go.mod govulncheck ./cmd/reader 2>&1); then echo "$$said"; else case "$$said" in \
	  *"fetching vulnerabilities: "*) echo "skip the known vulnerabilities: $${said##*fetching vulnerabilities: }" ;; \
	  *) echo "$$said"; exit 1 ;; esac; fi

# What reader is made of, read out of the program: CycloneDX.
sbom: build
	$(GO) run -C tools ./sbom $(CURDIR)/dist/reader >dist/reader.cdx.json

# Draws the golden screens anew: look at every difference before you commit it.
golden:
	$(GO) test ./internal/ui ./internal/ui/layout ./internal/ui/session -run 'Golden|Transcripts' -update

# Draws the golden screens anew, and what README.md shows of them: pictures and text. That they are fresh is a test.
screens: golden
	$(GO) run ./internal/ui/uitest/plate/press
	$(GO) test . -run Readme -update

tidy:
	$(GO) mod tidy

clean:
	rm -rf dist
