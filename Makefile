# `make examples` sets up what is needed and lints examples/; `make test` passes the tests; `make check` is what CI runs.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV ?= .venv
BIN = $(VENV)/bin

.PHONY: examples test lint check prepare readme docs accuracy bench faults fuzz fuzz-short clean

examples: $(VENV)/ready
	$(BIN)/giar-lint check --fail-on never examples

# One process for each core, and each file of tests in one of them, so that what a file sets up is made once.
test: $(VENV)/ready
	$(BIN)/python -m pytest -q -n auto --dist loadfile

lint: $(VENV)/ready
	$(BIN)/ruff check -q .
	$(BIN)/ruff format -q --check .
	$(BIN)/mypy --no-error-summary

check: test lint

# After a change to grammar/: makes the prepared tables anew.
prepare: $(VENV)/ready
	$(BIN)/python -m giar_lint.parser.prepare
	$(BIN)/python -m giar_lint.parser.prepare_quantities

# After a change to rules: makes the tables in the READMEs anew.
readme: $(VENV)/ready
	$(BIN)/python tests/support/readme.py

# After a change to rules: makes their pages in docs/rules anew.
docs: $(VENV)/ready
	$(BIN)/python tests/support/pages.py

# Recall, precision and exact place of every rule over the corpus and its mutations: writes docs/accuracy.md.
accuracy: $(VENV)/ready
	GIAR_MUTATIONS=all $(BIN)/python -m tests.mutations

# Brings about every fault of docs/robustness.md and prints the outcome; GIAR_KILLS=200 kills as often.
faults: $(VENV)/ready
	$(BIN)/python tests/faults/run.py

# Needs no .venv: it makes environments of its own in bench/.venv. BENCH="--quick" and other options: bench/README.md.
bench:
	$(PYTHON) bench/run.py $(BENCH)

# The linters that bench measures beside this one; needs Node.js and npm.
bench-peers:
	cd bench/peers && npm install

ATHERIS = $(BIN)/python -c 'import atheris' 2>/dev/null || \
	$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[fuzz]' 2>/dev/null && $(BIN)/python -c 'import atheris' 2>/dev/null

# Every target a while; `make fuzz FUZZ_SECONDS=3600` for longer, `python fuzz/run.py --runs 1000000` by number.
FUZZ_SECONDS ?= 300
fuzz: $(VENV)/ready
	@$(ATHERIS) || { echo 'fuzz: atheris does not install here' >&2; exit 1; }
	$(BIN)/python fuzz/run.py --seconds $(FUZZ_SECONDS)

# What CI has time for: the targets that reach furthest.
fuzz-short: $(VENV)/ready
	@if $(ATHERIS); then $(BIN)/python fuzz/run.py --seconds 30 --targets lint,html,docx,reports; \
	else echo 'fuzz-short: left out, atheris does not install here' >&2; fi

$(VENV)/ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --disable-pip-version-check --upgrade 'pip>=24' setuptools
	$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[dev]'
	touch $@

clean:
	rm -rf $(VENV) bench/.venv bench/peers/node_modules build *.egg-info
