# Every target explains itself: `make help`.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export OPENBLAS_NUM_THREADS ?= 1
# Whole files go to two workers, the long ones first (tests/turn.py); SLOWEST=40 lists what took longest.
SLOWEST ?= 0
PYTEST = $(BIN)/python -m pytest -q -n 2 --dist loadfile --no-loadscope-reorder \
	$(if $(filter-out 0,$(SLOWEST)),--durations=$(SLOWEST))
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# Where the source lies is written as seen from the environment: under LC_ALL=C Python 3.11 and 3.12 cannot start from
# a folder with a Danish letter in its name, as they read the lines of .pth files in the locale's letters.
# uv is fast; a network that wants the machine's own certificates, or pip's settings, gets its second and third try.
INSTALL = install() { \
	VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --quiet --compile-bytecode --require-hashes "$$@" 2>/dev/null \
	|| VIRTUAL_ENV=$(VENV) UV_SYSTEM_CERTS=1 $(BIN)/uv pip install --quiet --compile-bytecode --require-hashes "$$@" 2>/dev/null \
	|| $(BIN)/python -m pip install --quiet --require-hashes "$$@"; }; install

.PHONY: help setup setup-dev assets run test check bench golden docs lock clean

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

$(BIN)/uv: requirements/uv.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Frisat needs Python 3.11 or newer; $(PYTHON) is older. Say for instance: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 2; }
	@echo "[1/3] Making the environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements/uv.txt
	@touch $@

$(VENV)/.base: $(BIN)/uv requirements/base.txt pyproject.toml
	@echo "[2/3] Installing what Frisat is built on"
	@$(INSTALL) -r requirements/base.txt
	@$(BIN)/python -m pip install --quiet --no-build-isolation --no-deps --editable .
	@for file in $(VENV)/lib/python3*/site-packages/_*frisat*.pth; do echo ../../../../src > "$$file"; done
	@touch $@

$(VENV)/.dev: $(VENV)/.base requirements/dev.txt
	@echo "[  +] Installing what the tests need"
	@$(INSTALL) -r requirements/dev.txt
	@touch $@

setup: $(VENV)/.base assets ## Make the environment in .venv, so that .venv/bin/frisat is the command

setup-dev: $(VENV)/.dev assets ## The same with what the tests and checks need

assets: $(VENV)/.base ## Build the stylesheet, compile the interface texts and the program
	@echo "[3/3] Building stylesheet, interface texts and compiled modules"
	@$(BIN)/python -m frisat.web.base.build
	@$(BIN)/python -m compileall -q src/frisat

run: setup ## Set everything up, import the example processes and serve them on 127.0.0.1:8000
	@$(BIN)/frisat demo

test: setup-dev ## Every test, on a real PostgreSQL and on SQLite, and in a real browser where there is one
	@FRISAT_TEST_DATABASE=postgres $(PYTEST) tests/web -m "not browser"
	@$(PYTEST)

check: setup-dev ## Formatting, lint, types, layers, licences
	@$(BIN)/ruff format --check src tests benchmarks
	@$(BIN)/ruff check src tests benchmarks
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/djade --check --target-version 5.2 $$(git ls-files 'src/*.html')
	@$(BIN)/reuse lint --quiet

bench: setup-dev ## The measurements of docs/reference/benchmarks.md, as ratios within one run
	@for file in benchmarks/*.py; do echo "== $$file"; $(BIN)/python $$file || exit 1; done

golden: setup-dev ## Write the expected files of tests/golden anew; review the difference
	@FRISAT_WRITE_GOLDEN=1 $(BIN)/python -m pytest -q tests -k golden

docs: setup-dev ## Write the generated reference pages (plan format, lint rules, settings)
	@$(BIN)/python -m frisat.reference

lock: $(BIN)/uv ## Pin the dependencies anew, with hashes and without any registry's address
	@cd requirements && for name in uv base dev; do ../$(BIN)/uv pip compile --quiet --generate-hashes --no-header --upgrade $$name.in -o $$name.txt; done

clean: ## Take away what the other targets made, the demo's database too
	@rm -rf $(VENV) build dist var .pytest_cache .mypy_cache .ruff_cache .hypothesis
