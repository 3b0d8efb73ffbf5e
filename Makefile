# Kith's commands. `make` alone lists them. Every target sets up what it needs first and is quick when all is there.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory --no-builtin-rules
.DELETE_ON_ERROR:

SQLITE  := $(CURDIR)/build/.cache/sqlite
SCRIPTS := build/scripts
STORE   := libsqlite3,sqlite_preupdate_hook
# SQLite's symbols stay private: WebKitGTK brings another SQLite into the same process.
export CGO_ENABLED := 1
export CGO_CFLAGS := -O2 -g -I$(SQLITE)
export CGO_LDFLAGS := -L$(SQLITE) -Wl,--exclude-libs,libsqlite3.a -lm -lpthread -ldl
# -trimpath for everything, so that what one step compiled serves the next.
export GOFLAGS := -tags=$(STORE) -trimpath
WINDOW  := desktop,production,webkit2_41,$(STORE)

VERSION = $(shell $(SCRIPTS)/version.sh)
STAMP   = -X kith/app/program.Version=$(VERSION)
PAGE    := $(shell find frontend/src frontend/public frontend/index.html frontend/*.ts frontend/*.config.js frontend/tsconfig.json frontend/package-lock.json -type f ! -name '*.test.ts' 2>/dev/null)

.PHONY: help
help: ## list the commands
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | awk -F'\t' '{printf "  make %-12s %s\n", $$1, $$2}'

# ---- using Kith

.PHONY: run build package
run: build ## set up, build and open Kith; without a display, show its main job in the terminal on the sample book
	@$(SCRIPTS)/run.sh

build: apt-build sqlite frontend/dist/index.html ## build the program: build/bin/kith, and kith-window, which it opens
	@go build -ldflags "-s -w $(STAMP)" -o build/bin/kith ./app
	@go build -tags $(WINDOW) -ldflags "-s -w $(STAMP)" -o build/bin/kith-window ./app

package: apt-build apt-package sqlite ## build .deb and .rpm into build/bin
	@$(SCRIPTS)/tools.sh nfpm
	@$(MAKE) build
	@$(SCRIPTS)/package.sh

# ---- working on Kith

.PHONY: dev test check fuzz bench screenshots picture icon clean env
dev: apt-build sqlite npm build/bin/kith-e2e ## the page in a browser with hot reload, the real backend behind it; loopback only
	@$(SCRIPTS)/dev.sh

test: apt-build apt-test sqlite npm ## set up and check everything: format, linters, Go, page, end to end, the real window
	@$(SCRIPTS)/tools.sh gotestsum staticcheck errcheck goimports
	@$(SCRIPTS)/test.sh

check: apt-build sqlite npm ## the quick part of the tests, for every save: format, vet, Go without -race, page
	@$(SCRIPTS)/tools.sh gotestsum staticcheck errcheck goimports
	@$(SCRIPTS)/test.sh format vet staticcheck errcheck go-quick page-types page-lint page-unit

fuzz: apt-build sqlite ## fuzz every fuzz target for FUZZTIME each (default 1m)
	@$(SCRIPTS)/fuzz.sh "$${FUZZTIME:-1m}"

bench: build ## measure reading, importing, listing, searching, saving, Today and starting; SIZES="1000,10000" for fewer
	@go run ./build/bench $${SIZES:+-sizes "$$SIZES"}
	@go test -run '^$$' -bench Today -benchtime 20x ./internal/today
	@KITH_YEAR=365 go test -count=1 -run TestYear -v ./internal/today
	@if command -v xvfb-run dbus-run-session >/dev/null; then build/bench/window.sh "$${RUNS:-5}"; fi

screenshots: apt-build apt-test sqlite npm build/bin/kith-e2e ## every screen: light, dark; de, en; 1280×800, 800×600; empty, ordinary, overfull
	@$(SCRIPTS)/screenshots.sh

picture: apt-build apt-test sqlite npm build/bin/kith-e2e ## take the README's picture anew: docs/window.png
	@mkdir -p docs && cd frontend && node e2e/picture.mjs

icon: apt-package ## draw build/appicon.png anew from build/appicon.svg
	@rsvg-convert -w 1024 -h 1024 build/appicon.svg -o build/appicon.png

clean: ## remove what was built (not the compiled SQLite nor the tools: `make clean ALL=1` removes these too)
	@rm -rf build/bin frontend/test-results build/.cache/test build/.cache/icons build/.cache/package
	@find frontend/dist -mindepth 1 ! -name .gitkeep -delete 2>/dev/null || true
	@if [ -n "$${ALL:-}" ]; then rm -rf build/.cache frontend/node_modules; fi

env: ## print the environment for calling go by hand: eval "$(make -s env)"
	@echo "export CGO_ENABLED='$(CGO_ENABLED)' CGO_CFLAGS='$(CGO_CFLAGS)' CGO_LDFLAGS='$(CGO_LDFLAGS)' GOFLAGS='$(GOFLAGS)'"

# ---- steps

.PHONY: apt-build apt-test apt-package sqlite npm build/bin/kith-e2e
apt-build: ; @$(SCRIPTS)/apt.sh build
apt-test: ; @$(SCRIPTS)/apt.sh test
apt-package: ; @$(SCRIPTS)/apt.sh package
sqlite: apt-build ; @build/sqlite/build.sh
npm: ; @$(SCRIPTS)/npm.sh

frontend/dist/index.html: $(PAGE) | npm
	@cd frontend && npm run --silent build -- --logLevel error
	@touch $@

# The program with the HTTP bridge instead of the window: for browser tests, screenshots and `make dev`, never shipped.
build/bin/kith-e2e: sqlite frontend/dist/index.html
	@go build -tags e2e,$(STORE) -ldflags "$(STAMP)" -o $@ ./app
