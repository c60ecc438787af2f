# Every chore of the project. `make run` and `make test` set up what they need; setting up again takes no time.
# PORT, CLINICBOT_RASA_PORT and CLINICBOT_ACTIONS_PORT choose ports; ARGS="..." passes options on, as in
# `make test ARGS="-k contact"`. Recipes are single commands, so that a signal to make reaches them.

.DEFAULT_GOAL := help
SHELL := /bin/sh
SETUP := @sh scripts/python.sh -m scripts.setup
BIN := .venv/bin
# Half of a run is waiting for processes. In the files' order: the long ones come first.
SIDE_BY_SIDE := -n 2 --dist loadfile --no-loadscope-reorder

export PYTHON
# Set in many containers; without compiled modules each start of Rasa takes twice as long.
unexport PYTHONDONTWRITEBYTECODE
export RASA_TELEMETRY_ENABLED := false
export TF_CPP_MIN_LOG_LEVEL ?= 3
export SQLALCHEMY_SILENCE_UBER_WARNING ?= 1
export PYTHONUNBUFFERED ?= 1

.PHONY: help setup run test train evaluate bench check audit pictures browser lock clean

help:  ## list these commands
	@sed -n 's/^\([a-z-]*\):.*  ## /  make \1\t/p' Makefile

run: export CLINICBOT_STOP_WITH_PARENT := 1
run: export CLINICBOT_SMS_SIMULATOR ?= $(if $(filter production,$(CLINICBOT_ENVIRONMENT)),0,1)
run: setup  ## set up, then serve http://localhost:8000 until Ctrl-C
	@$(BIN)/python -m bot.running.ports
	@$(BIN)/clinicbot setup
	@$(BIN)/clinicbot run $(ARGS)

test: setup-test  ## set up, then run all tests, two files at a time (with ARGS: only those, one at a time)
	@$(BIN)/clinicbot setup
	@$(BIN)/python -m pytest $(or $(ARGS),$(SIDE_BY_SIDE))

setup:  ## only set up: Python 3.10 and the locked packages in .venv
	$(SETUP) run

.PHONY: setup-test
setup-test:  ## only set up, with the packages, schemathesis and the browser that `make test` and `make check` need
	$(SETUP) test

train: setup  ## train a model from config.yml, domain.yml and data/
	@$(BIN)/clinicbot train $(ARGS)

evaluate: setup-test  ## measure the model, beside the stock Rasa pipeline, trained for an hour or more where data/ is new (without: ARGS=--no-stock)
	@$(BIN)/clinicbot evaluate $(ARGS)

bench: setup-test  ## measure speed and memory
	@$(BIN)/clinicbot setup
	@$(BIN)/python -m benchmarks $(ARGS)

check: setup-test  ## lint, types, and who may import whom
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	$(SETUP) types

audit:  ## look up known vulnerabilities of all locked packages (wants the internet)
	$(SETUP) audit

pictures: setup-test  ## take the pictures in docs/images anew (every state: make pictures ARGS="--all FOLDER")
	@$(BIN)/clinicbot setup
	@$(BIN)/python -m tests.browser.pictures $(ARGS)

browser:  ## find or install the browser that the tests drive, and say which it is
	$(SETUP) browser

lock:  ## pin all packages anew after a change to pyproject.toml (newest: make lock ARGS=--upgrade)
	$(SETUP) lock $(ARGS)

clean:  ## remove what set-up and tools made; keeps var/ (conversations, contacts) and models/
	@rm -rf .venv .tools .cache .pytest_cache .hypothesis .ruff_cache .mypy_cache .import_linter_cache .rasa build *.egg-info
