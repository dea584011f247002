"""Printing through CUPS, with the commands of CUPS played by scripts."""

import sys
from pathlib import Path

import pytest

from integration_desk.printing import PrinterError, printers, send_to_cups

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="CUPS is not on Windows")


def _script(folder: Path, name: str, body: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n", "utf-8")
    path.chmod(0o755)


def test_the_pdf_goes_to_the_queue_without_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _script(tmp_path, "lp", f'echo "$@" > {tmp_path}/arguments; cat > {tmp_path}/paper')
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    send_to_cups(b"%PDF pages", "R-7K2M", 2, "Office")
    assert (tmp_path / "paper").read_bytes() == b"%PDF pages"
    assert (tmp_path / "arguments").read_text("utf-8").split() == ["-s", "-n", "2", "-t", "R-7K2M", "-d", "Office", "-"]


def test_a_refusal_is_said_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _script(tmp_path, "lp", 'cat > /dev/null; echo "lp: The printer does not exist." >&2; exit 1')
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(PrinterError, match="The printer does not exist"):
        send_to_cups(b"%PDF", "R-7K2M")


def test_queues_are_named_with_the_default_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body = 'if [ "$1" = -e ]; then echo Attic; echo Office; else echo "system default destination: Office"; fi'
    _script(tmp_path, "lpstat", body)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert printers() == ("Office", "Attic")


def test_without_cups_there_are_no_queues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert printers() == ()
    with pytest.raises(PrinterError):
        send_to_cups(b"%PDF", "R-7K2M")
