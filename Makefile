# Two commands matter: `make run` opens the program, `make test` checks everything. `make help` lists the rest.
#
# Only Rust, Node.js and make have to be there before; everything else is installed by the first run: system packages
# by apt, npm packages from the lock file, cargo packages from Cargo.lock. Stamps in target/stamps remember what has
# been done.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory --no-builtin-rules

RUST_NEEDED := 1.90
TAURI_DRIVER := 2.1.0

# The tour without a window needs a C compiler for SQLite; the window needs the web view; the journeys drive it.
PACKAGES_CORE := build-essential
PACKAGES_WINDOW := $(PACKAGES_CORE) pkg-config libwebkit2gtk-4.1-dev dbus-daemon
PACKAGES_TEST := $(PACKAGES_WINDOW) webkit2gtk-driver xvfb sqlite3

# One set of features for every cargo command, so that nothing is compiled twice. With --all-targets, too: what only
# the tests depend on changes the features of what they share with the programs.
EVERYTHING := --workspace --features shuttered-window/custom-protocol
WITH_JOURNEYS := $(EVERYTHING),shuttered-tests/window
# What reads 7z archives states a newer compiler than it uses; Rust 1.90 builds all of it.
LOCKED := --locked --ignore-rust-version
STAMPS := target/stamps
UI_SOURCES = $(shell find ui -type f -not -path 'ui/node_modules/*' -not -path 'ui/dist/*')
DISPLAYED := $(or $(DISPLAY),$(WAYLAND_DISPLAY))
# A desktop has a session bus; under a virtual display the window brings its own.
SESSION_BUS := $(if $(DBUS_SESSION_BUS_ADDRESS),,dbus-run-session --)

export CARGO_TERM_PROGRESS_WHEN ?= never

.PHONY: help
help: ## List these commands
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# ---- what has to be there --------------------------------------------------------------------------------------

.PHONY: tools
tools: # Says what is missing, and how to get it.
	@missing() { printf 'make: %s\n' "$$@" >&2; exit 1; }; \
	at_least() { [ "$$(printf '%s\n' "$$1" "$$2" | sort -V | head -n 1)" = "$$1" ]; }; \
	case "$(MAKE_VERSION)" in \
	  [4-9].*) ;; \
	  *) missing "GNU make 4 or newer is needed, this is $(MAKE_VERSION)." "On Debian: apt-get install make" ;; \
	esac; \
	rust=$$(cargo --version 2>/dev/null | cut -d ' ' -f 2 || true); \
	[ -n "$$rust" ] || missing "Rust $(RUST_NEEDED) or newer is needed, and cargo was not found." \
	  "Install it with rustup, from https://rustup.rs, then open a new terminal."; \
	at_least $(RUST_NEEDED) "$$rust" || missing "Rust $(RUST_NEEDED) or newer is needed, this is $$rust." \
	  "With rustup: rustup update stable. A system package is often too old: see https://rustup.rs."; \
	node=$$(node --version 2>/dev/null | tr -d v || true); \
	[ -n "$$node" ] || missing "Node.js 20.19 or newer is needed, and node was not found." \
	  "Install it from https://nodejs.org, with npm."; \
	case "$$node" in 21.*) enough=22.12 ;; 22.*) enough=22.12 ;; *) enough=20.19 ;; esac; \
	at_least $$enough "$$node" || missing "Node.js 20.19, or 22.12 and newer, is needed, this is $$node." \
	  "Install a newer one from https://nodejs.org. A system package is often too old."; \
	npm --version >/dev/null 2>&1 || missing "npm was not found; it comes with Node.js." "See https://nodejs.org."

# Installs what is missing of the packages $(1), and nothing if all are there.
define install_packages
	@if command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; then \
	  missing=; \
	  for package in $(1); do \
	    [ "$$(dpkg-query -W -f '$${db:Status-Abbrev}' $$package 2>/dev/null)" = 'ii ' ] || missing+=" $$package"; \
	  done; \
	  if [ -n "$$missing" ]; then \
	    if [ "$$(id -u)" = 0 ]; then as_root=; \
	    elif command -v sudo >/dev/null; then as_root=sudo; \
	    else echo "make: these system packages are missing, and installing them takes root or sudo:$$missing" >&2; exit 1; fi; \
	    echo "Installing system packages:$$missing"; \
	    $$as_root apt-get update -qq; \
	    DEBIAN_FRONTEND=noninteractive $$as_root apt-get install -y -qq --no-install-recommends $$missing; \
	  fi; \
	else \
	  echo "This is not Debian; these packages, or what they are called here, have to be installed: $(1)"; \
	fi
	@mkdir -p $(STAMPS) && touch $@
endef

$(STAMPS)/packages-core: Makefile | tools
	$(call install_packages,$(PACKAGES_CORE))
$(STAMPS)/packages-window: Makefile | tools
	$(call install_packages,$(PACKAGES_WINDOW))
$(STAMPS)/packages-test: Makefile | tools
	$(call install_packages,$(PACKAGES_TEST))

$(STAMPS)/npm: ui/package-lock.json ui/package.json | tools
	npm --prefix ui ci --no-audit --no-fund
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/rust-components: | tools
	@cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1 \
	  || rustup component add rustfmt clippy
	@mkdir -p $(STAMPS) && touch $@

# The intermediary between the journeys and the web view's own driver; built once, kept out of the workspace.
target/tools/bin/tauri-driver: | tools $(STAMPS)/packages-core
	cargo install $(LOCKED) --version $(TAURI_DRIVER) --root target/tools --target-dir target/tools/build tauri-driver

ui/dist/index.html: $(STAMPS)/npm $(UI_SOURCES)
	npm --prefix ui run build
	@touch $@

# ---- use -------------------------------------------------------------------------------------------------------

.PHONY: run
run: $(if $(DISPLAYED),run-window,run-tour) ## Open the window on a sample archive; without a display, print a tour

.PHONY: run-window
run-window: tools $(STAMPS)/packages-window ui/dist/index.html
	cargo build --release $(LOCKED) --package shuttered-cli --package shuttered-window --features shuttered-window/custom-protocol
	$(SESSION_BUS) target/release/shuttered-window --sample fixtures

.PHONY: run-tour
run-tour: tools $(STAMPS)/packages-core
	@echo "There is no display here (DISPLAY and WAYLAND_DISPLAY are empty), so here is the tour without a window."
	cargo build --release $(LOCKED) --package shuttered-cli
	target/release/shuttered tour --fixtures fixtures

.PHONY: build
build: tools $(STAMPS)/packages-window ui/dist/index.html ## Build the release of both programs into target/release
	cargo build --release $(LOCKED) --package shuttered-cli --package shuttered-window --features shuttered-window/custom-protocol

# ---- checks, in the order in which they fail fastest -----------------------------------------------------------

.PHONY: test
test: test-setup ## Check everything: format, lints, tests, the interface, licences, journeys in the real window
	@$(MAKE) check-format
	@$(MAKE) check-lints
	@$(MAKE) check-core
	@$(MAKE) check-ui
	@$(MAKE) check-window

.PHONY: test-setup
test-setup: tools $(STAMPS)/packages-test $(STAMPS)/rust-components $(STAMPS)/npm ui/dist/index.html

.PHONY: check-format
check-format: $(STAMPS)/rust-components $(STAMPS)/npm
	cargo fmt --all --check
	cd ui && npx prettier --check .

.PHONY: check-lints
check-lints: ui/dist/index.html
	cargo clippy $(LOCKED) $(WITH_JOURNEYS) --all-targets -- --deny warnings

# Unit tests, doc tests, journeys through the api, figures, the bindings, layers and licences.
.PHONY: check-core
check-core: ui/dist/index.html
	cargo build $(LOCKED) $(EVERYTHING) --all-targets
	SHUTTERED_PROGRAM=$(CURDIR)/target/debug/shuttered cargo test $(LOCKED) $(EVERYTHING)

.PHONY: check-ui
check-ui: $(STAMPS)/npm
	npm --prefix ui run check
	npm --prefix ui run lint
	npm --prefix ui run test

.PHONY: check-window
check-window: ui/dist/index.html target/tools/bin/tauri-driver
ifdef SHUTTERED_NO_WINDOW
	@echo "SHUTTERED_NO_WINDOW is set: the journeys in the real window are left out."
else
	cargo build $(LOCKED) $(EVERYTHING) --all-targets
	cargo test $(LOCKED) $(WITH_JOURNEYS) --test window -- --nocapture --test-threads=1
endif

# ---- work ------------------------------------------------------------------------------------------------------

.PHONY: format
format: $(STAMPS)/rust-components $(STAMPS)/npm ## Format all code
	cargo fmt --all
	npm --prefix ui run format

.PHONY: bindings
bindings: tools ## Write the TypeScript types anew from the api
	UPDATE_BINDINGS=1 cargo test $(LOCKED) --package shuttered-api bindings

.PHONY: bench
bench: tools $(STAMPS)/packages-test ## Measure imports and searches on a million generated posts, beside sqlite3
	cargo build --release $(LOCKED) --package shuttered-cli --package shuttered-tests --bins
	SHUTTERED_PROGRAM=$(CURDIR)/target/release/shuttered target/release/bench

.PHONY: bench-window
bench-window: tools $(STAMPS)/packages-test ui/dist/index.html target/tools/bin/tauri-driver ## Measure the real window, out of sight, with a million generated posts
	cargo build --release $(LOCKED) --package shuttered-cli --package shuttered-window --features shuttered-window/custom-protocol
	SHUTTERED_PROGRAM=$(CURDIR)/target/release/shuttered cargo bench $(LOCKED) --package shuttered-tests --features window --bench window

.PHONY: clean
clean: ## Remove everything that was built, and node_modules
	rm -rf target ui/node_modules ui/dist
