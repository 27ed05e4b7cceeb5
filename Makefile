# Every command a contributor needs. `make help` lists them; `make run` and `make test` do their own set-up.

PYTHON ?= python3
ARGS ?=
PY := .venv/bin/python
PY_NOQT := .venv-noqt/bin/python
PY_BENCH := .venv-bench/bin/python

# the layers that must work, and are tested, where no Qt is installed
CORE := $(wildcard $(addprefix tests/,domain measures kinds rules pictures decks store exporters app cli))
LINTED := src tests tools packaging

MAKEFLAGS += --no-print-directory
# some machines switch it on for everyone; then every process of the tests compiles the whole program anew
unexport PYTHONDONTWRITEBYTECODE
.DEFAULT_GOAL := help

.PHONY: help run rehearse test test-core test-windows check lint fmt types imports forms measure tree \
        bench campaign screenshots freeze pins clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

# --- set-up: made once, and again only when the dependencies change -------------------------------

.venv/.ready: pyproject.toml constraints.txt tools/make_venv.py
	@$(PYTHON) tools/make_venv.py .venv --for development
	@touch $@

.venv-noqt/.ready: pyproject.toml constraints.txt tools/make_venv.py
	@$(PYTHON) tools/make_venv.py .venv-noqt --for core-tests
	@touch $@

.venv-freeze/.ready: pyproject.toml constraints.txt tools/make_venv.py
	@$(PYTHON) tools/make_venv.py .venv-freeze --for freezing
	@touch $@

.venv-bench/.ready: pyproject.toml constraints.txt tools/make_venv.py
	@$(PYTHON) tools/make_venv.py .venv-bench --for benchmarks
	@touch $@

# --- using it ----------------------------------------------------------------------------------------

run: .venv/.ready ## open the app with the bundled workshop (without a display: play the rehearsal)
	@$(PY) tools/launch.py

rehearse: .venv/.ready ## play a whole workshop with simulated people and write its minutes
	@$(PY) tools/launch.py --rehearse

# --- tests and checks --------------------------------------------------------------------------------

test: ## run every test, first without Qt, then with the windows (ARGS="-k words")
	@failed=0; $(MAKE) test-core || failed=1; $(MAKE) test-windows || failed=1; exit $$failed

test-core: .venv-noqt/.ready ## run the tests of the core in an environment without Qt
	@echo "Core tests, without Qt installed"
	@$(PY_NOQT) -m pytest --no-header -n auto $(ARGS) $(CORE)

test-windows: .venv/.ready ## run the whole test suite, windows on Qt's offscreen platform
	@$(PY) tools/system_libraries.py offscreen
	@echo "All tests, windows offscreen"
	@$(PY) -m pytest --no-header -n auto $(ARGS)

check: lint types imports forms tree ## run every static check (what CI runs besides the tests)
	@echo "All checks passed"

lint: .venv/.ready ## ruff: rules and formatting
	@echo "Lint and formatting"
	@$(PY) -m ruff check --quiet $(LINTED)
	@$(PY) -m ruff format --quiet --check $(LINTED) || \
	  { echo "These files are not formatted; run: make fmt"; $(PY) -m ruff format --check $(LINTED); exit 1; }

fmt: .venv/.ready ## format the code and fix what ruff can fix
	@$(PY) -m ruff check --quiet --fix $(LINTED)
	@$(PY) -m ruff format $(LINTED)

types: .venv/.ready ## mypy, strict
	@echo "Types"
	@$(PY) -m mypy --no-error-summary
	@$(PY) -m mypy --no-error-summary tools

imports: .venv/.ready ## the arrows between the layers (import-linter)
	@echo "Arrows"
	@.venv/bin/lint-imports --no-logo > .venv/imports.log || { cat .venv/imports.log; exit 1; }

forms: .venv/.ready ## the generated forms are those of ui/*.ui
	@echo "Generated forms"
	@$(PY) tools/system_libraries.py offscreen
	@if [ -f tools/build_forms.py ]; then $(PY) tools/build_forms.py --check; fi

measure: .venv/.ready ## sizes of files, functions and classes against their budgets
	@$(PY) tools/measure.py

tree: .venv/.ready ## no junk, no machine's own paths, no huge file under version control
	@echo "Tree"
	@$(PY) tools/check_tree.py

# --- looking at it, measuring it, shipping it ----------------------------------------------------------

bench: .venv-bench/.ready ## measure start-up, voting and minutes against others (ARGS="minutes --quick")
	@$(PY_BENCH) tools/system_libraries.py offscreen
	@$(PY_BENCH) tools/system_libraries.py weasyprint || true
	@$(PY_BENCH) tools/bench $(ARGS)

campaign: .venv/.ready ## try to break what is promised (ARGS="power --size 100000", see docs/reliability.md)
	@$(PY) tools/campaign $(ARGS)

screenshots: .venv/.ready ## picture every page and scene into build/screenshots
	@$(PY) tools/system_libraries.py offscreen
	@$(PY) tools/screenshots.py $(ARGS)

freeze: .venv-freeze/.ready ## freeze a one-folder program with PyInstaller into dist/ and let it test itself
	@.venv-freeze/bin/python tools/freeze.py

pins: ## renew constraints.txt from the newest allowed versions
	@$(PYTHON) tools/make_venv.py .venv-pins --for pins

clean: ## remove environments, caches and everything built
	rm -rf .venv .venv-noqt .venv-freeze .venv-bench .venv-pins .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache \
	  build dist
	find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +
