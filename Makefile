# Targets for people. `make demo` and `make test` install what they need first.
# $(STAMP) stands for an installation of what pyproject.toml and requirements.lock say.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
CORPUS_RUN := outputs/corpus
COMPILE := uv pip compile --quiet --generate-hashes --no-annotate --no-header --python-version 3.11
# of `make patterns`: what to compare with, the forms of the two reports, and what fails the second (claims diff --help)
BASE ?= main
CHECK ?= text
DIFF ?= text
FAIL_ON ?=

# What disturbs a measured time only ever adds to it: a bound that holds once holds.
TIMING := $(BIN)/python -m pytest -m timing

.DEFAULT_GOAL := help
.PHONY: help install demo test check patterns patterns-check patterns-diff bench picture schema reference docs release-check lock clean

help: ## these targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10

install: $(STAMP) ## the virtual environment, from the hashed requirements.lock

$(STAMP): pyproject.toml requirements.lock
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(STAMP) ## claims from the articles in corpus/, as a table
	@$(BIN)/claims extract corpus -o $(CORPUS_RUN) --overwrite
	@$(BIN)/claims show $(CORPUS_RUN) --table

test: $(STAMP) ## the tests
	@$(TIMING) || $(TIMING) --last-failed || $(TIMING) --last-failed || { sleep 20; $(TIMING) --last-failed; }
	@$(BIN)/python -m pytest -m "not timing" -n auto

check: $(STAMP) ## style, types, import rules, dead code, patterns
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/vulture
	@$(MAKE) --silent patterns-check

patterns: patterns-check patterns-diff ## the check of every pattern folder, and what its claims on the corpus are since BASE (main)

patterns-check: $(STAMP)
	@status=0; for file in patterns/*/*.yml; do dirname $$file; done | sort -u | { while read -r folder; do \
		$(BIN)/claims patterns check $$folder --format $(CHECK) || status=1; done; exit $$status; }

patterns-diff: $(STAMP)
	@base=$$(mktemp -d) && trap 'rm -rf $$base' EXIT && git archive $(BASE) patterns | tar -x -C $$base && \
	for file in patterns/*/pillars.yml; do folder=$$(dirname $$file); test ! -f $$base/$$file || \
		$(BIN)/claims diff $$base/$$folder $$folder --on corpus --format $(DIFF) $(if $(FAIL_ON),--fail-on $(FAIL_ON)) || exit 1; \
	done

bench: $(STAMP) ## sentence splitters, entities, the naive pipeline and 2,000 patterns beside ours, on the evaluation articles
	@$(BIN)/python benchmarks/segmentation.py
	@$(BIN)/python benchmarks/entities.py
	@$(BIN)/python benchmarks/naive.py
	@$(BIN)/python benchmarks/patterns.py
	@$(BIN)/python benchmarks/processes.py

picture: $(STAMP) ## docs/claims.svg, the picture in the README
	@$(BIN)/python benchmarks/picture.py

schema: $(STAMP) ## patterns/schema.json, from the code
	@$(BIN)/claims patterns schema > patterns/schema.json

reference: $(STAMP) ## docs/reference/, from the code
	@$(BIN)/python tools/build_reference.py

docs: $(STAMP) ## the pages of docs/ as a site in site/, readable without a server (needs the extra docs)
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

release-check: ## build, install clean, demo, licences, SBOM, known vulnerabilities; writes dist/
	@$(PYTHON) tools/release_check.py

lock: ## requirements.lock and requirements-extras.lock from pyproject.toml (needs uv)
	@$(COMPILE) --extra test --extra check pyproject.toml -o requirements.lock
	@$(COMPILE) --extra engine --extra audit --extra formats --extra report --extra consumers --extra docs --constraints requirements.lock pyproject.toml -o requirements-extras.lock

clean: ## remove the environment, caches and the demo's run
	@rm -rf $(VENV) $(CORPUS_RUN) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache dist build site
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
