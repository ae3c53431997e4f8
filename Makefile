# Two targets stand alone on a fresh machine: `make demo` and `make test`. Both set up .venv first.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test eval bench lint clean

.venv/.ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

demo: .venv/.ready
	$(BIN)/kg demo

test: .venv/.ready
	$(BIN)/python -m pytest

# How well claims are read, against the marked sentences; fails when a figure is below its floor.
eval: .venv/.ready
	$(BIN)/kg eval tests/gold/*.jsonl --floors tests/gold/floors.json

# How fast, and beside whom: every ratio measured in one run. The peers are installed for this alone.
bench: .venv/.ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[bench]'
	for bench in tests/bench/*.py; do $(BIN)/python $$bench || exit 1; done

lint: .venv/.ready
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

clean:
	rm -rf .venv demo dist build
