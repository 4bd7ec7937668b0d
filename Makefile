# Two commands do all set-up themselves: make demo, make test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test check workbooks bench clean

demo: $(VENV)/installed
	$(BIN)/python -m workbooks.demo

test: $(VENV)/installed-test
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

workbooks: $(VENV)/installed  ## write the committed sample workbooks anew
	$(BIN)/python -m workbooks
	$(BIN)/python docs/functions.py
	$(BIN)/python -m xl.history

bench: $(VENV)/installed-test
	$(BIN)/python -m benchmarks.recalc
	$(BIN)/python -m benchmarks.refresh
	$(BIN)/python -m benchmarks.drivers
	$(BIN)/python -m benchmarks.survival
	$(BIN)/python -m benchmarks.excel
	$(BIN)/python -m benchmarks.report
	$(BIN)/python -m benchmarks.registers
	$(BIN)/python -m benchmarks.hosts
	XLWINGS_LICENSE_KEY=noncommercial $(BIN)/python -m benchmarks.office

clean:
	rm -rf $(VENV) demo build *.egg-info

$(VENV)/installed: setup.cfg pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	$(BIN)/python -m compileall -q pyxl_bench xl workbooks
	touch $@

$(VENV)/installed-test: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	touch $@
