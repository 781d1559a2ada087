# make run            sets up, builds apps/webserver, boots it under QEMU and serves http://127.0.0.1:8080/
# make run CHECK=1    the same, fetches the page itself and ends
# make setup          .venv with the unic command, and QEMU
# make test           sets up and runs all tests; make nightly: the ones that take minutes as well
# make test TESTS="tests/platforms -k xen-pv"      only these: folders, files, options of pytest
# make bench          measures the figures of docs/measuring.md
# make clean          removes build/ and .venv/

PYTHON ?= python3
PORT ?= 8080
TESTS ?=
VENV := .venv
BIN := $(VENV)/bin
TOOLS := tools/setup/install-tools.sh

.PHONY: setup run test nightly bench clean
.DELETE_ON_ERROR:

setup: $(VENV)/.ready $(VENV)/.qemu

# Two stamps, so that what is only for tests is not installed to run an app.
$(VENV)/.ready: pyproject.toml
	tools/setup/make-venv.sh $(PYTHON) $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.ready-test: pyproject.toml $(VENV)/.ready
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@

$(VENV)/.qemu: $(TOOLS) | $(VENV)/.ready
	$(TOOLS) qemu-system-x86_64=qemu-system-x86
	@touch $@

$(VENV)/.test-tools: $(TOOLS) | $(VENV)/.ready
	$(TOOLS) qemu-system-x86_64=qemu-system-x86 curl=curl ld=binutils sfdisk=fdisk ip=iproute2 pgrep=procps
	@touch $@

$(VENV)/.bench-tools: $(TOOLS) Makefile | $(VENV)/.ready
	$(TOOLS) qemu-system-x86_64=qemu-system-x86 clang=clang ip=iproute2 fio=fio
	@touch $@

run: setup
	@$(BIN)/python tools/serve.py --port $(PORT) $(if $(CHECK),--check)

test: $(VENV)/.ready-test $(VENV)/.test-tools
	$(BIN)/python -m pytest -q -n 2 --dist worksteal $(TESTS)

nightly: $(VENV)/.ready-test $(VENV)/.test-tools
	$(BIN)/python -m pytest -q -n 2 --dist worksteal -m 'nightly or not nightly' $(TESTS)

bench: $(VENV)/.ready $(VENV)/.bench-tools
	$(BIN)/python -m tools.bench

clean:
	rm -rf build $(VENV) unic.egg-info .pytest_cache .hypothesis .mypy_cache
