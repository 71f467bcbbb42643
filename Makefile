# Two commands do everything on a fresh machine with Python 3.11 or newer:
#   make demo    sets up, builds the bundled story and names the page to open
#   make test    sets up and runs what CI runs: lint, format, types, import law, tests
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test setup lint reference bench eval clean

demo: $(READY)
	$(BIN)/rashomon demo -o build/demo

test: $(READY) lint
	$(BIN)/pytest -n 2

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

setup: $(READY)

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Rashomon needs Python 3.11 or newer; name one with: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable . --group dev
	@touch $(READY)

# Everything under docs/reference is generated; the tests fail where it has drifted.
reference: $(READY)
	$(BIN)/python -m docs.generate

# RASHOMON_DATA names the folder that holds polnear/, pages/, piles/.
eval: $(READY)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --group evals
	$(BIN)/python -m evals.acts
	$(BIN)/python -m evals.attribution
	$(BIN)/python -m evals.candidates
	$(BIN)/python -m evals.cautions
	$(BIN)/python -m evals.claims
	$(BIN)/python -m evals.contradiction
	$(BIN)/python -m evals.coreference
	$(BIN)/python -m evals.dating
	$(BIN)/python -m evals.factuality
	$(BIN)/python -m evals.handmade
	$(BIN)/python -m evals.lineage
	$(BIN)/python -m evals.maintext
	$(BIN)/python -m evals.meaning
	$(BIN)/python -m evals.mentions
	$(BIN)/python -m evals.order
	$(BIN)/python -m evals.plover
	$(BIN)/python -m evals.reuse
	$(BIN)/python -m evals.speakers
	$(BIN)/python -m evals.times
	$(BIN)/python -m evals.utterances

bench: $(READY)
	$(BIN)/python -m benchmarks.throughput
	$(BIN)/python -m benchmarks.reading
	$(BIN)/python -m benchmarks.whole_story
	$(BIN)/python -m benchmarks.aligning
	$(BIN)/python -m benchmarks.dossier

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
