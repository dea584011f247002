"""Spreadsheets: tables that come in and go out as files, and what their columns mean. The only room with openpyxl.

This is the door. Reading::

    book = read_sheets(path)                 # CSV, XLSX, ODS; or bytes with name=…
    sheet = book.sheet("Clients")            # .header, .rows: (number in the file, cells of text)

What the columns mean: ``targets`` are what can be filled, made of the fields of records::

    rules = suggested_rules(sheet.header, targets)        # or the rules of a preset: mapping_named(…).rules()
    read = reading(rules, targets, sheet.header).read     # made once
    values, problems = read(cells)                        # for each row: values by target

Writing, whole or not at all, no cell a formula::

    write_table(path, header, rows, title="Clients", direction=current().direction)   # .xlsx or .csv
"""

from integration_desk.spreadsheets.books import Book, Row, Sheet
from integration_desk.spreadsheets.cells import guarded, is_formula, text_of, unguarded
from integration_desk.spreadsheets.csv_files import DELIMITERS, write_csv
from integration_desk.spreadsheets.encodings import ENCODINGS, decoded
from integration_desk.spreadsheets.extracts import Exported, Terms, export_list
from integration_desk.spreadsheets.files import SUFFIXES, read_sheets, table_bytes, write_table
from integration_desk.spreadsheets.mapping import Reading, Rule, Target, missing_columns, reading, unknown_values
from integration_desk.spreadsheets.presets import (
    MAPPINGS_READ,
    MAPPINGS_WRITE,
    SLICE,
    ImportMapping,
    delete_mapping,
    mapping_named,
    mappings_of,
    save_mapping,
)
from integration_desk.spreadsheets.reading import converter, key_of, speakers
from integration_desk.spreadsheets.suggesting import suggested_rules

__all__ = [
    "DELIMITERS",
    "ENCODINGS",
    "MAPPINGS_READ",
    "MAPPINGS_WRITE",
    "SLICE",
    "SUFFIXES",
    "Book",
    "Exported",
    "ImportMapping",
    "Reading",
    "Row",
    "Rule",
    "Sheet",
    "Target",
    "Terms",
    "converter",
    "decoded",
    "delete_mapping",
    "export_list",
    "guarded",
    "is_formula",
    "key_of",
    "mapping_named",
    "mappings_of",
    "missing_columns",
    "read_sheets",
    "reading",
    "save_mapping",
    "speakers",
    "suggested_rules",
    "table_bytes",
    "text_of",
    "unguarded",
    "unknown_values",
    "write_csv",
    "write_table",
]
