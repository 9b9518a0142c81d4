# Everything a person types in this project. It needs make and Python 3.11 or newer, nothing else:
# the first command makes a virtual environment in .venv, the next ones find it there.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check
NOT_INSTALLED := { echo "This did not install: is the computer connected to the internet?"; \
	echo "L’installation a échoué : l’ordinateur est-il connecté à Internet?"; exit 1; } >&2
UV ?= uv
# As many tests at once as the computer has processors; those of one file stay together.
WORKERS = --numprocesses auto --dist loadfile
LOCK = $(UV) pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --custom-compile-command "make lock"

# The first of these that is recent enough; `make demo PYTHON=...` takes another one.
PYTHON = python3 python3.15 python3.14 python3.13 python3.12 python3.11 python

# A virtual environment knows its own full path, and needs the Python that made it: when the
# project has moved, or that Python is gone, a new one is made.
MADE := $(shell $(BIN)/python -c '' 2>/dev/null && test "`cat $(VENV)/made`" = "`pwd -P`" && echo yes)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo lab test lint format campaign bench wheel lock clean remake

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-9s %s\n", $$1, $$2}' Makefile

demo: $(VENV)/ready ## Rank the sample vendors and write out/crm-decision.xlsx
	@$(BIN)/evaluation demo

lab: $(VENV)/ready ## Open the notebooks in JupyterLab, on this computer only
	@$(BIN)/jupyter lab --ip=127.0.0.1 --LabApp.default_url=/lab/tree/notebooks

test: $(VENV)/ready-to-develop ## Run all tests, with coverage
	@$(BIN)/pytest $(WORKERS) --cov --cov-report=term

lint: $(VENV)/ready-to-develop ## Check style, types and the direction of imports
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

format: $(VENV)/ready-to-develop ## Lay the code out, and repair what can be repaired alone
	@$(BIN)/ruff check --fix-only
	@$(BIN)/ruff format

campaign: $(VENV)/ready-to-develop ## Look for counter-examples for a long time (properties, faults of the journal)
	@HYPOTHESIS_PROFILE=campaign $(BIN)/pytest $(WORKERS) tests -m "hypothesis or campaign"

bench: $(VENV)/ready ## Measure speed beside other packages and write docs/performance.md and journal.md
	@$(BIN)/python benchmarks/import_cost.py
	@$(BIN)/python -m benchmarks.journal
	@$(BIN)/python -m benchmarks.performance

wheel: $(VENV)/ready ## Build the wheel into dist/, without the internet
	@$(BIN)/hatchling build -t wheel

lock: ## Write both lock files again (needs uv; UPGRADE=--upgrade takes the newest versions)
	@command -v $(UV) >/dev/null || { echo "make lock needs uv: python3 -m pip install uv"; exit 1; }
	$(LOCK) $(UPGRADE) --group lock --output-file requirements.lock
	$(LOCK) $(UPGRADE) --group lock --group dev --constraint requirements.lock \
		--output-file requirements-dev.lock

clean: ## Remove the virtual environment and everything that the commands wrote
	rm -rf $(VENV) .bench out dist .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache \
		.import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# JupyterLab asks whether to fetch news of its own; a workshop has better things to look at.
$(VENV)/ready: requirements.lock pyproject.toml $(VENV)/made
	@echo "Installing what the toolkit needs (a minute or two, once; needs the internet)..."
	@echo "Installation du nécessaire (une minute ou deux, une seule fois; demande Internet)..."
	@$(PIP) install --require-hashes -r requirements.lock || $(NOT_INSTALLED)
	@$(PIP) install --no-deps --no-build-isolation -e .
	@mkdir -p $(VENV)/etc/jupyter/labconfig
	@echo '{"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": true}}' \
		> $(VENV)/etc/jupyter/labconfig/page_config.json
	@touch $@

$(VENV)/ready-to-develop: requirements-dev.lock $(VENV)/ready
	@echo "Installing what the tests need (once; needs the internet)..."
	@$(PIP) install --require-hashes -r requirements-dev.lock || $(NOT_INSTALLED)
	@touch $@

$(VENV)/made: $(if $(MADE),,remake)
	@old=; for python in $(PYTHON); do \
		"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
		"$$python" -c 'import ensurepip' 2>/dev/null || { old="$$python"; continue; }; \
		rm -rf $(VENV) && "$$python" -m venv $(VENV) && pwd -P > $@; exit; \
	done; \
	if test "$$old"; then \
		echo "$$old cannot make a virtual environment here: its ensurepip is missing."; \
		echo "$$old ne peut pas créer d’environnement virtuel ici : ensurepip manque."; \
		echo "  Debian, Ubuntu: sudo apt install python3-venv"; \
	else \
		echo "Python 3.11 or newer is needed. Install it, or name it: make demo PYTHON=/path/to/python3"; \
		echo "Il faut Python 3.11 ou plus récent. Installez-le, ou nommez-le : make demo PYTHON=..."; \
	fi >&2; exit 1
