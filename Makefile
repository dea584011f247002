# Two commands are enough: make demo, make test. Both set up everything they need in .venv.
PYTHON ?= python3
JOBS ?= $(shell nproc 2>/dev/null || echo 2)
BIN := .venv/bin
READY := .venv/ready

.PHONY: demo test bench screenshots catalogues kill-loop format

demo: $(READY)
	$(BIN)/python packaging/demo.py

test: $(READY)
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal

bench: $(READY)
	$(BIN)/python -m pip install --quiet --editable '.[bench]' || echo "Without WeasyPrint, its row has no peer."
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.benchmarks

screenshots: $(READY)
	QT_QPA_PLATFORM=offscreen $(BIN)/python packaging/screenshots.py

catalogues: $(READY)
	$(BIN)/python packaging/catalogues.py update

kill-loop: $(READY)
	INTEGRATION_DESK_KILLS=200 $(BIN)/python -m pytest tests/store/test_kills.py -s -p no:randomly

format: $(READY)
	$(BIN)/python -m ruff check --fix .
	$(BIN)/python -m ruff format .

$(READY): pyproject.toml packaging/system-packages.txt packaging/system-packages.sh
	sh packaging/system-packages.sh
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	touch $(READY)
