# The two commands of the README, and what keeps the project in shape.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input
STAMP := $(VENV)/.installed

.PHONY: run test check format eval schema lock clean

run: $(STAMP) ## extract the records of data/raw into out/records.jsonl
	$(BIN)/extract data/raw/*.txt --output out/records.jsonl --summary

test: $(STAMP) check ## every check: format, lint, types, tests
	$(BIN)/python -m pytest

check: $(STAMP)
	$(BIN)/ruff format --check src tests training
	$(BIN)/ruff check src tests training
	$(BIN)/mypy

format: $(STAMP)
	$(BIN)/ruff format src tests training
	$(BIN)/ruff check --fix src tests training

eval: $(STAMP) ## score data/raw against data/gold, development and validation apart
	$(BIN)/extract evaluate --gold data/gold --raw data/raw

schema: $(STAMP) ## renew the checked-in JSON Schema
	$(BIN)/extract schema > docs/schema.json

lock: ## renew the locked development environment
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url \
	  --no-emit-find-links --python-version 3.11 --extra dev pyproject.toml -o requirements-dev.lock

# One environment for running and testing: the lock holds both, by hash.
$(STAMP): pyproject.toml requirements-dev.lock
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes --requirement requirements-dev.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $(STAMP)

clean:
	rm -rf $(VENV) out build dist .pytest_cache .mypy_cache .ruff_cache
