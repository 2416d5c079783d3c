# Every command of the project. `make run` and `make test` do all set-up by themselves on a Debian machine
# that has git, make and its package sources; a second call installs nothing and needs no network.

SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
READY := $(VENV)/.ready
SYSTEM := packaging/debian/install.sh
export PYTHONUTF8 := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1

.DEFAULT_GOAL := help
.PHONY: help run test check lint types imports bench build windows pictures lock clean system-run system-test system-build system-windows

help:                 ## this list
	@grep -E '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1|/' | column -t -s '|'

run: system-run $(READY)   ## the window on the practice office; without a screen its papers and pictures in out/
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then exec $(PY) -m ui --practice; fi; \
	$(PY) -m app demo out && QT_QPA_PLATFORM=offscreen $(PY) -m ui.pictures out && \
	echo "Máy này không có màn hình: cơ quan thực hành đã chạy không cửa sổ, mọi văn bản và ảnh từng tab nằm trong out/." && \
	echo "No screen here: the practice office ran without one; every paper and a picture of every tab are in out/."

test: system-test $(READY)   ## all tests, without a screen
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest

check: lint types imports test   ## what must hold before a change lands: linter, types, import directions, tests

lint: $(READY)   ## ruff: faults and form
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .

types: $(READY)   ## mypy, strict
	$(PY) -m mypy

imports: $(READY)   ## import-linter: who may import whom
	$(VENV)/bin/lint-imports --no-logo

bench: system-run $(READY)   ## the figures, each beside its comparison, measured in one run
	QT_QPA_PLATFORM=offscreen $(PY) -m benchmarks $(if $(ONLY),--only $(ONLY))

pictures: system-run $(READY)   ## a picture of every tab, light and dark, in out/
	QT_QPA_PLATFORM=offscreen $(PY) -m ui.pictures out --dark

build: system-build $(READY)   ## the program in one folder, dist/SoThiDua, and its self-test
	$(PY) -m PyInstaller --noconfirm --log-level WARN --distpath dist --workpath build build.spec
	QT_QPA_PLATFORM=offscreen dist/SoThiDua/SoThiDua --self-test
	@du -sh dist/SoThiDua

windows: system-windows $(READY)   ## the Windows bundle, built and self-tested under Wine, dist/windows/SoThiDua
	packaging/windows/build.sh

lock:                 ## resolve the dependencies anew (needs uv): versions and hashes for every platform
	packaging/lock.sh

clean:                ## remove what make made, the virtual environment too
	rm -rf $(VENV) out dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

system-run:
	@$(SYSTEM) run
system-test:
	@$(SYSTEM) run test
system-build:
	@$(SYSTEM) run build
system-windows:
	@$(SYSTEM) run build windows

# The locked packages first, then the project itself without asking any index for anything.
$(READY): requirements-dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed." >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	$(PY) -m pip install --quiet --only-binary :all: --require-hashes --requirement requirements-dev.lock
	$(PY) -m pip install --quiet --no-deps --no-build-isolation --no-index --editable .
	@touch $@
