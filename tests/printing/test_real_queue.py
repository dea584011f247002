"""A PDF handed to a real CUPS queue that prints to files (``cups-pdf``), where one is set up."""

import shutil
import subprocess
import time

import pytest

from integration_desk.core.documents import Paper
from integration_desk.printing import hand_over, printers, render
from tests.printing.samples import referral

pytestmark = pytest.mark.skipif(
    not any("pdf" in name.lower() for name in printers()),
    reason="no CUPS queue that prints to PDF (install cups and printer-driver-cups-pdf, start cupsd)",
)


def _done(job_title: str) -> bool:
    lpstat = shutil.which("lpstat") or "lpstat"
    said = subprocess.run([lpstat, "-o"], capture_output=True, text=True, check=False)
    return job_title not in said.stdout and not said.stdout.strip()


def test_a_letter_goes_through_the_queue() -> None:
    queue = next(name for name in printers() if "pdf" in name.lower())
    assert hand_over(render(referral("ar", Paper.A4)), "R-7K2M", 1, queue)
    until = time.monotonic() + 30
    while not _done(queue):
        assert time.monotonic() < until, "the queue did not print in half a minute"


def test_a_queue_that_is_not_there_is_left_to_pictures() -> None:
    assert not hand_over(b"%PDF-1.7", "R-7K2M", 1, "no such queue")
