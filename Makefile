# Every target works from a fresh clone: it installs what it needs, and only once.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

PYTHON ?= python3
ARGS ?=
COUNT ?= 40
bin := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help
help: ## list the targets
	@sed -nE 's/^([a-z-]+):.*## (.*)/make \1\t\2/p' Makefile | expand -t 22

.PHONY: memo
memo: .venv/installed ## set the migration memo: out/migration.pdf
	$(bin)/briefmaker render briefs/migration.yaml

.PHONY: test
test: .venv/installed ## run the tests; ARGS="-k charts" picks some
	@.ci/system test "$(PYTHON)"
# With workers made anew, xdist waits for ever where one was ended in `loadfile`.
	$(bin)/pytest --numprocesses auto --dist loadfile --max-worker-restart 0 \
		-m "not real" $(ARGS)

.PHONY: coverage
coverage: ## run the tests, and fail where they run too little of the code
# By one name, wherever a process stands. Chance alone covers nothing, and the time of
# mutants and kills is other processes' time.
	mkdir -p build/coverage
	COVERAGE_FILE="$(CURDIR)/build/coverage/data" $(MAKE) test ARGS="--cov \
		--cov-report=json:build/coverage/report.json \
		--ignore=tests/fuzz/test_mutants.py --ignore=tests/sweep \
		--ignore=tests/faults/test_kills.py \
		$(ARGS)"
	PYTHONPATH=tests $(bin)/python -m covered build/coverage/report.json

.PHONY: test-real
test-real: .venv/installed ## run the tests that need a browser or an office suite
	@.ci/system test-real "$(PYTHON)"
	$(bin)/pytest -m real $(ARGS)

.PHONY: fuzz
fuzz: .venv/installed ## feed it nonsense; ARGS="--count 10000 --seed 2 --minutes 60"
	PYTHONPATH=tests $(bin)/python -m fuzz $(ARGS)

.PHONY: check
check: .venv/installed ## lint, types, the import contract, the four briefs
	$(bin)/ruff check
	$(bin)/ruff format --check
	$(bin)/mypy
	$(bin)/lint-imports
	$(bin)/briefmaker check briefs

.PHONY: sweep
sweep: .venv/installed ## count what briefs at random lose; ARGS="--seed 1 --count 1000"
	PYTHONPATH=tests $(bin)/python -m sweep $(ARGS)

.PHONY: sweep-versions
sweep-versions: .venv/installed ## the same with other engines; ARGS="70.0 69.0", COUNT=40
	.ci/sweep-versions $(bin)/python "$(COUNT)" $(ARGS)

.PHONY: kills
kills: .venv/installed ## kill commands at 500 moments; ARGS="--seed 7 --count 50"
	PYTHONPATH=tests $(bin)/python -m faults.kills $(ARGS)

.PHONY: bench-evidence
bench-evidence: .venv/installed ## measure the evidence check; ARGS="--seed 7 --corpus DIR"
	PYTHONPATH=tests $(bin)/python -m bench.evidence $(ARGS)

.PHONY: bench-charts
bench-charts: .venv/installed ## measure how long charts take to draw, and to go to paper
	PYTHONPATH=tests $(bin)/python -m bench.charts $(ARGS)

.PHONY: bench-pack
bench-pack: .venv/installed ## measure time and memory of packs of up to 40 papers
	PYTHONPATH=tests $(bin)/python -m bench.pack $(ARGS)

.PHONY: bench-mail
bench-mail: .venv/installed ## measure sending to lists of up to 1,000 recipients
	PYTHONPATH=tests $(bin)/python -m bench.mail $(ARGS)

.PHONY: bench-preview
bench-preview: .venv/installed ## measure how soon a save is seen; OUT=FILE
	PYTHONPATH=tests $(bin)/python -m bench.preview $(if $(OUT),--out $(OUT)) $(ARGS)

.PHONY: bench-speed
bench-speed: .venv/installed ## measure speed beside peers; OUT=FILE, FULL=1 for long runs
	PYTHONPATH=tests $(bin)/python -m bench.speed $(if $(OUT),--out $(OUT)) \
	    $(if $(FULL),--full) $(ARGS)

.PHONY: gallery
gallery: .venv/installed ## render every kind and every chart: out/gallery/gallery.pdf
	PYTHONPATH=tests $(bin)/python -m gallery $(ARGS)

.PHONY: golden
golden: .venv/installed ## write the texts and pictures that looks are held against anew
	PYTHONPATH=tests $(bin)/python -m gallery.golden

.PHONY: schema
schema: .venv/installed ## write the JSON Schemas anew, after a change to the models
	$(bin)/python -m briefmaker.brief.schema assets/schema

.PHONY: lock
lock: ## resolve the dependencies anew into requirements.lock
	.ci/lock "$(PYTHON)"

.PHONY: dist
dist: .venv/installed ## build wheel, sdist and bill of materials into dist/
	$(bin)/python -m supply.dist

.PHONY: smoke
smoke: .venv/installed ## install wheel and sdist without the checkout, and try them
	$(bin)/python -m supply.smoke

.PHONY: versions
versions: .venv/installed ## try other versions; ARGS="oldest newest 3.12 3.13"
	$(bin)/python -m supply.versions $(ARGS)

.PHONY: audit
audit: .venv/installed ## hold packages against known advisories; ONLINE=1 asks more
	$(bin)/python -m supply.advisories $(if $(ONLINE),--online)

.PHONY: clean
clean: ## remove products and caches; .venv stays
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find out -mindepth 1 ! -name .gitkeep -delete
	find src tests -name __pycache__ -prune -exec rm -rf {} +

# Ours is compiled here, as pip compiles the rest: where Python may write no bytecode
# (PYTHONDONTWRITEBYTECODE), every start would compile it anew.
.venv/installed: requirements.lock pyproject.toml
	@.ci/system memo "$(PYTHON)"
	@echo 'Installing Python packages into .venv (one or two minutes)' >&2
	"$(PYTHON)" -m venv .venv
	$(bin)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	$(bin)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	$(bin)/python -m compileall -q src
	touch $@
