# make run and make test are all one needs; both install what is missing.

BIN   := bin/social-media-surgery
FLAGS := -tags migrated_fynedo,sqlite_omit_load_extension
TESTS := ./assets/... ./surgery/... ./ui/...

# Fyne reads the language from here, and complains about C.
export LANG := en_GB.UTF-8

.PHONY: run test check bench torture security build pictures

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
	go test $(FLAGS) -timeout 20m $(TESTS)

# Format, vet, staticcheck, the import rule, and the tests with -race.
check: build
	@.ci/setup test
	.ci/check $(FLAGS)

# How fast it is, beside what bounds it.
bench: build
	@.ci/setup test
	.ci/bench $(FLAGS)

# What must never be lost or leak, long: kills, power cuts, damage, random keys at
# the kiosk, a host who does anything, fuzzing. About an hour.
torture: build
	@.ci/setup test
	.ci/torture $(FLAGS)

# What scanners for security say: gosec, and govulncheck where its database can be
# had, from the network or from the folder VULNDB names.
security: build
	.ci/security $(FLAGS)

# What is installed on a host's laptop, in bin/package: .deb and tar.xz, MSI and zip.
package: package-linux package-windows
package-linux:
	.ci/package/linux/make
package-windows:
	.ci/package/windows/make
package-macos:
	.ci/package/macos/make

# Install, use, upgrade and remove them; make each twice and compare.
package-test:
	.ci/package/test-linux
	.ci/package/test-windows
	.ci/package/twice

# Collect the licence of every library again: after each change of go.mod.
licences:
	cd .ci/package/tools && go run ./licences ../../.. ../../../assets/licences

# Take README.md's pictures anew, of the program itself on its made-up week.
pictures: build
	@.ci/setup test
	.ci/draw $(FLAGS)
