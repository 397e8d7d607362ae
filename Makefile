# Two commands matter: `make run` and `make test`. `make` alone lists all of them.

HOST ?= 127.0.0.1
PORT ?= 8000
PYTHON ?=
export HOST PORT
ifneq ($(PYTHON),)
export PYTHON
endif

MANAGE = .venv/bin/python manage.py
# A file .env, where there is one, sets the variables of .env.example.
WITH_ENV = set -a; [ ! -f .env ] || . ./.env; set +a;

.DEFAULT_GOAL := help
.PHONY: help run test check bench shell messages clean

help: ## This list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## The site with demo content, web server and scheduler together (PORT=8000)
	@bin/install
	@$(WITH_ENV) exec $(MANAGE) run_site

test: ## Everything the tests need, then the tests, on SQLite and on PostgreSQL
	@bin/install dev
	@exec .venv/bin/python bin/test $(ARGS)

check: ## Lint, format, types, templates, migrations, translations, production settings
	@bin/install dev
	@exec bin/check

bench: ## How long pages, feeds and comparing two languages take, as ratios
	@bin/install
	@.venv/bin/python -m benchmarks.comparison
	@.venv/bin/python benchmarks/bench.py
	@exec .venv/bin/python -m benchmarks.growth

shell: ## A Python prompt with the site's models loaded
	@bin/install
	@$(WITH_ENV) exec $(MANAGE) shell

messages: ## Collect the interface's strings, derive Simplified Chinese, compile both
	@bin/install dev
	@$(MANAGE) makemessages -l zh_Hant --no-location --no-wrap --no-obsolete -v 0 \
		--ignore .venv --ignore var --ignore tests
	@$(MANAGE) derive_simplified

clean: ## Remove what was made here: .venv, caches, and the demo site in var/
	rm -rf .venv var .pytest_cache .ruff_cache .mypy_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +
