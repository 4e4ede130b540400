# The same words in CI. `make` alone lists them. Settings are TROLY57_… variables, which also work
# as make variables: make serve TROLY57_PORT=8157

PYTHON ?= python3
# MODELS=1      serve: adds the extra [models] (torch; see README before the first time on Linux)
# EXTRAS=models test: adds extras to the test tools
# REQUIRE=all   test: a skipped test whose requirement is missing is a failure
# TEXTS=a.tar.xz train-embedder, accents: free text to learn from (.txt, folders of them, .tar.xz)
# TASKS=x.tar.xz retrieval: the questions to measure on
TEXTS ?= ../shared/data/vi/viwiki.tar.xz ../shared/data/vi/gazette_text.tar.xz
TASKS ?= ../shared/data/vi/tasks.tar.xz
MODELS ?=
EXTRAS ?=
REQUIRE ?=
# System packages that tests need: LibreOffice converts old .doc files and opens what we write, Chromium opens the pages.
SYSTEM_PACKAGES := libreoffice-writer-nogui libreoffice-impress-nogui chromium

VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --disable-pip-version-check --no-input --constraint constraints.txt --editable
LIBRARIES := pyproject.toml constraints.txt
comma := ,
WITH_MODELS := $(if $(filter-out 0 no off false,$(MODELS)),$(VENV)/.with-models)
WITH_EXTRAS := $(patsubst %,$(VENV)/.with-%,$(subst $(comma), ,$(EXTRAS)))
PYTEST := $(BIN)/python -m pytest $(if $(REQUIRE),--require=$(REQUIRE))

.PHONY: words serve dev test test-long lint fmt bench bench-scale evals quizzes drafts finding retrieval accents train-embedder ci-system
.DELETE_ON_ERROR:

words:
	@echo "make serve      install, publish corpus/, serve on TROLY57_HOST and TROLY57_PORT (127.0.0.1:8057); MODELS=1 adds [models]"
	@echo "make dev        add the test tools to .venv"
	@echo "make test       lint and tests (EXTRAS=models REQUIRE=all as in CI)"
	@echo "make test-long  the same tests at their full size"
	@echo "make lint       ruff, mypy, import-linter        make fmt    let ruff repair what it can"
	@echo "make evals      examine the answers beside two baselines (EXTRAS=models; without it one is skipped)"
	@echo "make quizzes    answer every quiz question from the documents themselves, and see whether planted defects are seen"
	@echo "make bench      measure speed and memory, reading and adding files, beside baselines (EXTRAS=models for one)"
	@echo "make bench-scale  search, loading and memory at 2,000 and 100,000 provisions (an hour; EXTRAS=models)"
	@echo "make accents    count the syllables that restore accents anew from TEXTS"
	@echo "make train-embedder  train the shipped embedder again from TEXTS (under an hour; installs the extra models)"
	@echo "make finding    how often search finds the right place, leg by leg"
	@echo "make retrieval  measure search alone, both legs and their fusion, on TASKS"
	@echo "make ci-system  system packages that tests need (as root)"

serve: $(or $(WITH_MODELS),$(VENV)/.core)
	$(BIN)/troly57 ingest
	@exec $(BIN)/troly57 serve

dev: $(VENV)/.with-dev

test: lint $(WITH_EXTRAS)
	$(PYTEST) -n 2

test-long: lint $(WITH_EXTRAS)
	$(PYTEST) -n 2 --long

lint: $(VENV)/.with-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

fmt: $(VENV)/.with-dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: $(VENV)/.core $(WITH_EXTRAS)
	$(BIN)/troly57 ingest
	$(BIN)/python -m evals.bench
	$(BIN)/python -m evals.answering
	$(BIN)/python -m evals.serving.bench
	$(BIN)/python -m evals.serving.chats
	$(BIN)/python -m evals.files.bench
	$(BIN)/python -m evals.files.adding --small 1000

bench-scale: $(VENV)/.core $(WITH_EXTRAS)
	$(BIN)/python -m evals.scale

evals: $(VENV)/.core $(WITH_EXTRAS)
	$(BIN)/troly57 ingest
	$(BIN)/python -m evals.run --baselines --html

quizzes: $(VENV)/.core
	$(BIN)/troly57 ingest
	$(BIN)/python -m evals.quizzes --planted

drafts: $(VENV)/.core
	$(BIN)/troly57 ingest
	$(BIN)/python -m evals.drafting evals/drafts/lies.toml evals/drafts/honest.toml

accents: $(VENV)/.core
	$(BIN)/python -m ingest.language.count_syllables $(TEXTS) --corpus corpus --into assistant/text/tables

train-embedder: $(VENV)/.with-models
	$(BIN)/python -m ingest.language.train_embedder $(TEXTS) --own corpus --into assistant/search/weights

finding: $(VENV)/.core
	$(BIN)/troly57 ingest
	$(BIN)/python -m evals.finding

retrieval: $(VENV)/.core $(WITH_EXTRAS)
	$(BIN)/python -m evals.retrieval --tasks $(TASKS) $(if $(WITH_EXTRAS),--minilm)

ci-system:
ifeq ($(strip $(SYSTEM_PACKAGES)),)
	@echo "ci-system: the tests need no system package today, so nothing was installed."
else
	apt-get update
	DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends $(SYSTEM_PACKAGES)
	@echo "ci-system: installed $(SYSTEM_PACKAGES)"
endif

# What is installed: a stamp for the core and one for each extra, made again when $(LIBRARIES) change.

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || { echo "Trợ lý 57 needs Python 3.11, 3.12 or 3.13; '$(PYTHON)' is $$($(PYTHON) --version 2>&1). Name another one: make PYTHON=python3.11 $(MAKECMDGOALS)" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.core: $(LIBRARIES) | $(VENV)/.made
	$(INSTALL) .
	@touch $@

$(VENV)/.with-%: $(LIBRARIES) | $(VENV)/.made
	$(INSTALL) '.[$*]'
	@touch $@ $(VENV)/.core
