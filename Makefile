# make run            sets up, builds apps/webserver, boots it under QEMU and serves http://127.0.0.1:8080/
# make run CHECK=1    the same, fetches the page itself and ends
# make setup          .venv with the unic command, and QEMU
# make test           sets up and runs the tests; make thorough: more of the same; make nightly: both, and the ones that take minutes
# make test TESTS="tests/platforms -k xen-pv"      only these: folders, files, options of pytest
# make report         measures apps/ beside Linux and CPython: build/report/report.html, and the figures in README.md and docs/
# make bench          measures the figures of docs/measuring.md
# make clean          removes build/ and .venv/

PYTHON ?= python3
PORT ?= 8080
TESTS ?=
VENV := .venv
BIN := $(VENV)/bin
PYTEST := $(BIN)/python -m pytest -q -n 2 --dist worksteal
PYRIGHT := 1.1.414
TOOLS := tools/setup/install-tools.sh

.PHONY: setup run test thorough nightly report bench clean
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

$(VENV)/.test-tools: $(TOOLS) Makefile | $(VENV)/.ready
	$(TOOLS) qemu-system-x86_64=qemu-system-x86 qemu-x86_64=qemu-user curl=curl gdb=gdb nc=netcat-openbsd cc=gcc ld=binutils sfdisk=fdisk ip=iproute2 pgrep=procps chromium-headless-shell=chromium-headless-shell
	@touch $@

$(VENV)/.report-tools: $(TOOLS) Makefile | $(VENV)/.ready
	$(TOOLS) qemu-system-x86_64=qemu-system-x86 qemu-x86_64=qemu-user cc=gcc wrk=wrk ip=iproute2 dpkg-deb=dpkg
	@touch $@

$(VENV)/.bench-tools: $(TOOLS) Makefile | $(VENV)/.ready
	$(TOOLS) qemu-system-x86_64=qemu-system-x86 cc=gcc clang=clang ip=iproute2 fio=fio
	@touch $@

# A type checker that is no Python package; for one nightly test.
build/pyright/.ready: $(TOOLS) Makefile | $(VENV)/.ready
	$(TOOLS) npm=npm
	npm install --silent --no-audit --no-fund --prefix build/pyright pyright@$(PYRIGHT)
	@touch $@

run: setup
	@$(BIN)/python tools/serve.py --port $(PORT) $(if $(CHECK),--check)

test: $(VENV)/.ready-test $(VENV)/.test-tools
	$(PYTEST) $(TESTS)

thorough: $(VENV)/.ready-test $(VENV)/.test-tools
	$(PYTEST) -m thorough $(TESTS)

nightly: $(VENV)/.ready-test $(VENV)/.test-tools build/pyright/.ready
	HYPOTHESIS_PROFILE=searching $(PYTEST) -m '' -o timeout=3600 -o faulthandler_timeout=3700 $(TESTS)

report: $(VENV)/.ready $(VENV)/.report-tools
	$(BIN)/python -m tools.report

bench: $(VENV)/.ready $(VENV)/.bench-tools
	$(BIN)/python -m tools.bench

clean:
	rm -rf build $(VENV) unic.egg-info .pytest_cache .hypothesis .mypy_cache
