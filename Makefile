# The whole of Parley from a fresh clone: `make run`, `make chat`, `make test`. Only Python 3.12+ and make are needed.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.stamps

.DEFAULT_GOAL := help
.PHONY: help setup run chat test lock format clean

help: ## Say what can be made
	@awk -F':.*## ' '/^[a-z]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(STAMP)/run ## Make .venv with everything Parley needs, and build the widget

run: $(STAMP)/run ## Serve Parley on http://127.0.0.1:8080
	@exec $(BIN)/parley serve

chat: $(STAMP)/run ## Learn in this terminal
	@exec $(BIN)/parley chat

test: $(STAMP)/dev ## The whole gate: format, lint, types, contracts, content, migrations, tests
	@exec $(BIN)/python -m tests.gate

lock: $(STAMP)/dev ## Resolve the dependencies anew
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.12 --generate-hashes --no-emit-index-url \
	  --custom-compile-command "make lock" --extra build pyproject.toml -o requirements.lock
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.12 --generate-hashes --no-emit-index-url \
	  --custom-compile-command "make lock" --extra build --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock

format: $(STAMP)/dev ## Put the code into shape
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet .

clean: ## Remove what was made (not what learners did)
	rm -rf $(VENV) adapters/web/static adapters/web/widget/node_modules

$(STAMP)/venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null || { \
	  echo "Parley needs Python 3.12 or newer, and '$(PYTHON)' is $$($(PYTHON) -V 2>&1)."; \
	  echo "Name another one like this:  make PYTHON=python3.13 $(or $(MAKECMDGOALS),run)"; exit 1; }
	@echo "① Making a Python environment in $(VENV)"
	@$(PYTHON) -m venv --clear $(VENV)
	@grep -A99 '^uv==' requirements.lock | awk 'NR>1 && /^[a-z]/{exit} {print}' > $(VENV)/uv.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(VENV)/uv.txt
	@mkdir -p $(STAMP) && touch $@

$(STAMP)/packages: requirements.lock pyproject.toml | $(STAMP)/venv
	@echo "② Installing the packages Parley stands on"
	@$(BIN)/uv pip install --python $(BIN)/python --require-hashes -r requirements.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-build-isolation --no-deps -e .
	@touch $@

# The Node that comes with the packages, so that the widget is built by the same tool everywhere.
WIDGET := adapters/web/widget
$(STAMP)/widget: $(addprefix $(WIDGET)/,package-lock.json vite.config.js index.html editor.html) $(wildcard $(WIDGET)/src/*.* $(WIDGET)/src/style/*) | $(STAMP)/packages
	@echo "③ Building the widget"
	@cd $(WIDGET) && "$(CURDIR)/$(BIN)/npm" ci --no-audit --no-fund --loglevel=error
	@cd $(WIDGET) && "$(CURDIR)/$(BIN)/node" node_modules/vite/bin/vite.js build --logLevel warn
	@touch $@

$(STAMP)/run: $(STAMP)/packages $(STAMP)/widget
	@touch $@

$(STAMP)/dev: requirements-dev.lock $(STAMP)/run
	@echo "Installing what the tests need"
	@$(BIN)/uv pip install --python $(BIN)/python --require-hashes -r requirements-dev.lock
	@touch $@
