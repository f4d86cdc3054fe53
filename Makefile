# `make examples` sets up what is needed and lints examples/; `make test` passes the tests; `make check` is what CI runs.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV ?= .venv
BIN = $(VENV)/bin

.PHONY: examples test lint check prepare readme docs accuracy bench clean

examples: $(VENV)/ready
	$(BIN)/giar-lint check --fail-on never examples

test: $(VENV)/ready
	$(BIN)/python -m pytest -q

lint: $(VENV)/ready
	$(BIN)/ruff check -q .
	$(BIN)/ruff format -q --check .
	$(BIN)/mypy --no-error-summary

check: test lint

# After a change to grammar/: makes the prepared tables anew.
prepare: $(VENV)/ready
	$(BIN)/python -m giar_lint.parser.prepare

# After a change to rules: makes the tables in the READMEs anew.
readme: $(VENV)/ready
	$(BIN)/python tests/support/readme.py

# After a change to rules: makes their pages in docs/rules anew.
docs: $(VENV)/ready
	$(BIN)/python tests/support/pages.py

# Recall, precision and exact place of every rule over the corpus and its mutations: writes docs/accuracy.md.
accuracy: $(VENV)/ready
	GIAR_MUTATIONS=all $(BIN)/python -m tests.mutations

bench: $(VENV)/ready
	$(BIN)/python bench/run.py

$(VENV)/ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --disable-pip-version-check --upgrade 'pip>=24' setuptools
	$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[dev]'
	touch $@

clean:
	rm -rf $(VENV) build *.egg-info
