# Kith's commands. `make` alone lists them.
.DEFAULT_GOAL := help
SQLITE := $(CURDIR)/build/.cache/sqlite
export CGO_ENABLED := 1
export CGO_CFLAGS := -O2 -g -I$(SQLITE)
export CGO_LDFLAGS := -L$(SQLITE) -Wl,--exclude-libs,libsqlite3.a -lm -lpthread -ldl
export GOFLAGS := -tags=libsqlite3,sqlite_preupdate_hook

.PHONY: help env
help: ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort | awk -F'\t' '{printf "  make %-12s %s\n", $$1, $$2}'

env: ## print the environment for calling go by hand: eval "$(make -s env)"
	@echo "export CGO_ENABLED='$(CGO_ENABLED)' CGO_CFLAGS='$(CGO_CFLAGS)' CGO_LDFLAGS='$(CGO_LDFLAGS)' GOFLAGS='$(GOFLAGS)'"
