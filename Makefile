# Everything in one word. Needs Python 3.11 or newer with pip, and make; what it installs goes into .venv.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
export PIP_ROOT_USER_ACTION := ignore

.DEFAULT_GOAL := help
.PHONY: help demo crawl test test-all browser lint reference clean

help: ## what there is
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1\t/p' $(MAKEFILE_LIST) | awk -F '\t' '{ printf "make %-12s %s\n", $$1, $$2 }'

demo: .venv/.installed ## audit the sample sites and say where the reports are
	@$(BIN)/h2h-audit demo $(ARGS)

crawl: .venv/.installed ## audit a real site: make crawl SITE=example.com
	@test -n "$(SITE)" || { echo "make crawl SITE=example.com" >&2; exit 2; }
	@$(BIN)/h2h-audit crawl "$(SITE)" $(ARGS)

test: .venv/.developed browser ## set everything up and run the tests
	@$(BIN)/python -m pytest -m "not slow" $(ARGS)

test-all: .venv/.developed browser ## the same with the tests that take minutes
	@$(BIN)/python -m pytest $(ARGS)

browser: # Debian's Chromium where apt may install it, else $CHROMIUM; the tests that need one are skipped without
	@if command -v "$${CHROMIUM:-chromium}" chromium-browser google-chrome >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && { echo "installing Chromium for the tests"; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; } >/dev/null 2>&1; then :; \
	else echo "no Chromium (install it or set CHROMIUM): the tests that need a browser are skipped"; fi

lint: .venv/.developed ## format, lint, types
	@$(BIN)/ruff format --check
	@$(BIN)/ruff check
	@$(BIN)/mypy

reference: .venv/.installed ## write docs/checks.md anew from the language packs
	@$(BIN)/h2h-audit checks --markdown > docs/checks.md

clean: ## remove .venv and caches; reports and crawls stay
	@rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis dist build

# Debian's Python may come without ensurepip: then its pip fills the environment from outside.
.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; make PYTHON=python3.12 … names another one" >&2; exit 1; }
	@echo "setting up .venv, once"
	@$(PYTHON) -m venv .venv >/dev/null 2>&1 || { \
	  $(PYTHON) -m venv --clear --without-pip .venv && \
	  $(PYTHON) -m pip --disable-pip-version-check --quiet --python .venv/bin/python install pip; }

.venv/.installed: .venv/bin/python pyproject.toml constraints.txt
	@$(PIP) install -c constraints.txt -e .
	@touch $@

.venv/.developed: .venv/bin/python pyproject.toml constraints.txt
	@$(PIP) install -c constraints.txt -e '.[dev]'
	@touch .venv/.installed $@
