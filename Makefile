# `make` lists what there is. Needs Python >= 3.11, pip and make; uses uv where it is installed.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
# Tests must see the same packages everywhere; a reader's own installation need not.
CONSTRAINTS := constraints.txt
FORMATTED := tui tests benchmarks

ifneq ($(shell command -v uv 2>/dev/null),)
  NEW_VENV = uv venv --quiet --allow-existing --python $(PYTHON) $(VENV)
  INSTALL = uv pip install --quiet --python $(BIN)/python --constraint $(CONSTRAINTS)
else
  NEW_VENV = $(PYTHON) -m venv $(VENV) && $(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
  INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint $(CONSTRAINTS)
endif

.DEFAULT_GOAL := help
.PHONY: help run test test-all lint style types types-linux types-macos types-windows contracts format check bench pictures pages tour manual golden clean

help: ## List these targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

run: $(VENV)/.run ## Open the chronology of this folder in the explorer
	@$(BIN)/dateline .

test: $(VENV)/.dev ## Every check, and every test with a share of its examples
	@$(MAKE) --no-print-directory -j 2 lint check
	$(BIN)/python -m pytest -n auto --dist worksteal

lint: style types contracts ## Style, types on Linux, macOS and Windows, and the contracts between the floors

style: $(VENV)/.dev
	$(BIN)/ruff format --check $(FORMATTED)
	$(BIN)/ruff check $(FORMATTED)

# Each takes as long as all the rest: `make test` checks two at once.
types: types-linux types-macos types-windows

types-linux: $(VENV)/.dev
	$(BIN)/mypy

types-macos: $(VENV)/.dev
	$(BIN)/mypy --platform darwin --cache-dir .mypy_cache/darwin

# The tests and benchmarks drive the program through pseudo-terminals, which Windows does not have.
types-windows: $(VENV)/.dev
	$(BIN)/mypy --platform win32 --cache-dir .mypy_cache/win32 -p tui

contracts: $(VENV)/.dev
	$(BIN)/lint-imports

check: $(VENV)/.dev ## The shipped chronology, by its own rules
	$(BIN)/dateline check .

test-all: ## The tests on every supported Python that is installed, at every size, with all and new examples
	@PYTHON=$(PYTHON) sh tests/every_python.sh

format: $(VENV)/.dev ## Put the code into its form
	$(BIN)/ruff format $(FORMATTED)
	$(BIN)/ruff check --fix $(FORMATTED)

bench: $(VENV)/.dev ## Measure against comparators, in one run
	$(BIN)/python -m benchmarks

pictures: $(VENV)/.dev ## Draw the documents' pictures from the real program
	$(BIN)/python -m benchmarks.pictures

pages: $(VENV)/.dev ## Write the keys and the commands' output into the documents
	$(BIN)/python -m benchmarks.pages

tour: $(VENV)/.dev ## Record the tour of the documents, an asciicast
	$(BIN)/python -m benchmarks.tour

manual: $(VENV)/.dev ## Write the man page from the commands and keys
	$(BIN)/python -m benchmarks.manual_page > docs/dateline.1.new
	mv docs/dateline.1.new docs/dateline.1

clean: ## Remove what these targets made
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache build dist

$(VENV)/.run: pyproject.toml $(CONSTRAINTS)
	$(NEW_VENV)
	$(INSTALL) --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml $(CONSTRAINTS)
	$(NEW_VENV)
	$(INSTALL) --editable . --group dev
	@touch $@ $(VENV)/.run
