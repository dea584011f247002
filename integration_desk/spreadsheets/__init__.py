"""Spreadsheets: tables that come in and go out as files, and what their columns mean. The only room with openpyxl.

This is the door. Reading::

    book = read_sheets(path)                 # CSV, XLSX, ODS; or bytes with name=…
    sheet = book.sheet("Clients")            # .header, .rows: (number in the file, cells of text)

Writing, whole or not at all, no cell a formula::

    write_table(path, header, rows, title="Clients", direction=current().direction)   # .xlsx or .csv
"""

from integration_desk.spreadsheets.books import Book, Row, Sheet
from integration_desk.spreadsheets.cells import guarded, is_formula, text_of, unguarded
from integration_desk.spreadsheets.csv_files import DELIMITERS, write_csv
from integration_desk.spreadsheets.encodings import ENCODINGS
from integration_desk.spreadsheets.files import SUFFIXES, read_sheets, table_bytes, write_table

__all__ = [
    "DELIMITERS",
    "ENCODINGS",
    "SUFFIXES",
    "Book",
    "Row",
    "Sheet",
    "guarded",
    "is_formula",
    "read_sheets",
    "table_bytes",
    "text_of",
    "unguarded",
    "write_csv",
    "write_table",
]
