# make run and make test are all one needs; both install what is missing.

BIN   := bin/social-media-surgery
FLAGS := -tags migrated_fynedo,sqlite_omit_load_extension
TESTS := ./assets/... ./surgery/... ./ui/...

# Fyne reads the language from here, and complains about C.
export LANG := en_GB.UTF-8

.PHONY: run test check bench torture build

# Start the program; make run ARGS=-demo shows it with a made-up week.
run: build
	$(BIN) $(ARGS)

# Build it, for this machine.
build:
	@.ci/setup
	go build $(FLAGS) -o $(BIN) .

# Everything, the program itself driven by keyboard included.
test: build
	@.ci/setup test
	go test $(FLAGS) $(TESTS)

# Format, vet, staticcheck, the import rule, and the tests with -race.
check: build
	@.ci/setup test
	.ci/check $(FLAGS)

# How fast it is, beside what bounds it.
bench: build
	@.ci/setup test
	.ci/bench $(FLAGS)

# What must never be lost or leak, long: kills, power cuts, damage. About a quarter
# of an hour.
torture: build
	@.ci/setup test
	.ci/torture $(FLAGS)
