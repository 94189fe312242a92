# Two commands set everything up: `make demo` and `make test`. A second run installs nothing again.

PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: help demo test soak lock clean

help:
	@echo "make demo   set up, then hear and see what voicecoach does"
	@echo "make test   set up, then lint, types and all tests"
	@echo "make soak   the long trials: 20 runs of each fault, 3,000 mutants, an hour and three hours of sound"
	@echo "make lock   resolve the dependencies anew (needs uv)"
	@echo "make clean  remove .venv and caches"

demo: $(VENV)/.run-ready
	@$(BIN)/voicecoach models add tiny.en --yes
	@$(BIN)/voicecoach models add diarization --yes
	@$(BIN)/voicecoach demo

test: $(VENV)/.test-ready
	@$(BIN)/voicecoach models add tiny.en --yes
	@$(BIN)/voicecoach models add diarization --yes
	@$(BIN)/voicecoach models add base --yes
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -q

# About an hour; the figures stand in .soak-figures afterwards. Run as root, the disk trials run too.
soak: $(VENV)/.test-ready
	@$(BIN)/voicecoach models add tiny.en --yes
	@rm -f .soak-figures
	VOICECOACH_SOAK=1 $(BIN)/pytest -q tests/trials/test_soak.py tests/trials/test_reading.py \
		tests/trials/test_talk.py tests/trials/test_store.py
	@cat .soak-figures

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "voicecoach needs Python 3.11-3.13; name one: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
		{ echo "Python cannot make a virtual environment here; on Debian: apt install python3-venv"; exit 1; }

# The packages are pinned with their hashes; the build tool is among them, so nothing else is fetched.
$(VENV)/.run-ready: requirements/run.txt pyproject.toml | $(BIN)/python
	@echo "Installing voicecoach into $(VENV) (once, about a minute)..."
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test-ready: requirements/test.txt $(VENV)/.run-ready
	@echo "Installing the test tools into $(VENV) (once)..."
	@$(PIP) install --require-hashes -r requirements/test.txt
	@touch $@

LOCK := uv pip compile pyproject.toml --extra voice --universal --python-version 3.11 --quiet \
	--generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock"

lock:
	$(LOCK) --group build --output-file requirements/run.txt
	$(LOCK) --group test --output-file requirements/test.txt

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache
