"""Handing a letter to the printer, or to a file."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from integration_desk.core.access import Reader
from integration_desk.printing import hand_over, preload
from integration_desk.widgets import print_pdf, save_pdf

Output = Callable[[QWidget, bytes, str], int]


def print_letter(parent: QWidget, pdf: bytes, reference: str) -> int:
    """Print a letter, one copy for the receiver and one for the file; returns how many, 0 when it was cancelled."""
    return print_pdf(parent, pdf, reference, hand_over, copies=2)


def print_once(parent: QWidget, pdf: bytes, title: str) -> int:
    """Print a register, or letters in one go; returns how many copies, 0 when it was cancelled."""
    return print_pdf(parent, pdf, title, hand_over)


def load_printing(_reader: Reader) -> None:
    """Load fonts and engines ahead, on a thread of the desk, so that the first letter is as quick as the next."""
    preload()


def save_letter(parent: QWidget, pdf: bytes, reference: str) -> int:
    """Save a letter as a PDF; returns 1, or 0 when it was cancelled."""
    return int(save_pdf(parent, pdf, f"{reference}.pdf") is not None)
