"""Sheets of paper as a PDF: glyphs, lines and pictures drawn with ReportLab, fonts embedded, structure tagged."""

from integration_desk.printing.pdf.sheet import Colour, Sheet
from integration_desk.printing.pdf.structure import Element

__all__ = ["Colour", "Element", "Sheet"]
