# One word runs each thing; `make` alone lists the words.
PYTHON ?= python3
BIN := .venv/bin
JOBS ?= 2
MAKEFLAGS += --no-print-directory

# A process that ran a Temporal worker can abort in the interpreter's shutdown: pytest leaves without it. No rubbish is swept
# up until all is collected (tests/conftest.py says why).
PYTEST := $(BIN)/python -c 'import gc, os, sys, pytest; gc.disable(); code = pytest.main(sys.argv[1:]); sys.stdout.flush(); os._exit(code)'

.PHONY: help up test test-long check lint docs gallery bite bench-core lock install

help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

up: install ## Start everything on this machine, and stay until Ctrl-C; ARGS=--without-examples to begin empty
	@exec $(BIN)/python -m starter up $(ARGS)

test: install ## All tests, in two processes; ARGS="-k journey" for some of them
	@$(PYTEST) -n $(JOBS) --dist loadfile --no-loadscope-reorder $(ARGS)

test-long: install ## All tests, with many more examples
	@LEERREIS_PROFILE=long $(PYTEST) -n $(JOBS) --dist loadfile --no-loadscope-reorder --timeout 3600 $(ARGS)

check: lint ## The same, and the tests of the core: seconds
	@$(PYTEST) -q tests/core

lint: install ## Format, lint, types and floors
	@$(BIN)/python -m ruff format --check .
	@$(BIN)/python -m ruff check .
	@$(BIN)/python -m mypy
	@$(BIN)/python $(BIN)/lint-imports

docs: install ## Write the tables and the picture of docs/ that are made from the code
	@$(BIN)/python -m scribe

gallery: install ## Every letter that Leerreis writes, as pages to look through; FOLDER=build/letters for where
	@$(BIN)/python -m letters.gallery $(or $(FOLDER),.leerreis/gallery)

bite: install ## Change the rules one by one: does a test notice? ARGS="journey.support*" for one room; see docs/bite.md
	@nice $(BIN)/mutmut run --max-children $(JOBS) $(ARGS)

bench-core: install ## How many requests a second the core answers, on one core
	@$(BIN)/python -m bench.core

lock: install ## Resolve the dependencies again; ARGS=--upgrade for the newest
	@$(BIN)/python -m pip install -q --disable-pip-version-check uv
	@$(BIN)/python -m uv pip compile -q --universal --python-version 3.11 --generate-hashes --all-extras pyproject.toml \
		-o requirements.lock --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $(ARGS)

# The environment holds a copy of the lock that it was made from.
install:
	@cmp -s requirements.lock .venv/requirements.lock && $(BIN)/python -c '' 2>/dev/null || $(MAKE) fresh

.PHONY: fresh
fresh:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Leerreis needs Python 3.11 or newer: make PYTHON=/path/to/python3.11 ..."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
		|| { echo "This Python can't make environments: install python3-venv."; exit 1; }
	@echo "Installing what Leerreis needs into .venv; this takes a minute the first time ..."
	@$(BIN)/python -c '' 2>/dev/null || $(PYTHON) -m venv --clear .venv
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@cp requirements.lock .venv/requirements.lock
