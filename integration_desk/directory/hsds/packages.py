"""Reading a directory that someone sent: any of the forms of HSDS 3, from a file, a folder or a zip."""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import attrs

from integration_desk.core.errors import ImportRefusedError
from integration_desk.core.words import T
from integration_desk.directory.hsds.collect import Collector, Place
from integration_desk.directory.hsds.files import Source, open_source
from integration_desk.directory.hsds.findings import Package
from integration_desk.directory.hsds.shape import table_named
from integration_desk.directory.hsds.sheets import in_order, read_sheet
from integration_desk.directory.hsds.trees import parse, read_tree

DESCRIPTOR = "datapackage.json"
_COMMON_NAMES = ("human_services_data", "openreferral")


@attrs.frozen
class _Sheet:
    """A table of a package and the file that holds it."""

    table: str
    file: str
    delimiter: str = ""


def _untold(_done: int, _total: int) -> None:
    """Tell nobody how far the reading is."""


def read_package(path: str | Path, tell: Callable[[int, int], None] = _untold) -> Package:
    """Read a directory from a file, folder or zip; raises ImportRefusedError when nothing in it can be read.

    ``tell`` is called with how many files are done of how many, and may raise CancelledError.
    """
    source = open_source(Path(path))
    descriptor_name = next((name for name in source.files if name.rsplit("/", 1)[-1] == DESCRIPTOR), "")
    descriptor = _descriptor(source, descriptor_name)
    collector = Collector(source.name, _source_words(source.name, descriptor))
    if descriptor_name and descriptor is None:
        reason = T("The description of the package cannot be read; the tables were recognised by their file names.")
        collector.report(Place(DESCRIPTOR, 1), "", "", reason, "note")
    sheets = _sheets(source, descriptor or {}, collector)
    trees = [name for name in source.files if name.lower().endswith(".json") and name != descriptor_name]
    if len(source.files) == 1 and not sheets and not trees and not _looks_like_table(source.name):
        trees = list(source.files)  # a single file whose name says nothing: perhaps JSON
    steps = len(sheets) + len(trees)
    if not steps:
        raise ImportRefusedError(_nothing(source.name))
    for done, sheet in enumerate(sheets):
        tell(done, steps)
        read_sheet(collector, sheet.table, source.files[sheet.file](), _short(sheet.file), sheet.delimiter)
    found = len(sheets)
    for done, name in enumerate(trees, start=len(sheets)):
        tell(done, steps)
        found += read_tree(collector, parse(source.files[name](), _short(name)), _short(name))
    package = collector.package()
    if not package.entries and (not found or not package.findings):
        raise ImportRefusedError(_nothing(source.name))
    return package


def _nothing(name: str) -> Any:
    return T(
        "“{file}” holds no services, organisations or other records of the directory. "
        "It should be an HSDS file (JSON) or an HSDS package (CSV files in a folder or zip)."
    ).put(file=name)


def _looks_like_table(name: str) -> bool:
    return name.lower().endswith((".csv", ".tsv", ".zip"))


def _short(name: str) -> str:
    return name.rsplit("/", 1)[-1]


def _descriptor(source: Source, name: str) -> Mapping[str, Any] | None:
    if not name:
        return None
    try:
        value = json.loads(source.files[name]())
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, Mapping) else None


def _source_words(name: str, descriptor: Mapping[str, Any] | None) -> str:
    """Return what tells this publisher's identifiers from another's: its name, without dates and numbers."""
    named = (descriptor or {}).get("name")
    if isinstance(named, str) and named and named not in _COMMON_NAMES:
        return named
    return re.sub(r"[\W\d_]+", " ", Path(name).stem).strip().lower()


def _sheets(source: Source, descriptor: Mapping[str, Any], collector: Collector) -> list[_Sheet]:
    """Return the tables of a package: as its description says, else as its files are named."""
    found: dict[str, _Sheet] = {}
    resources = descriptor.get("resources")
    for resource in resources if isinstance(resources, list) else []:
        if not isinstance(resource, Mapping):
            continue
        path = str(resource.get("path", ""))
        table = table_named(str(resource.get("name", ""))) or table_named(path)
        file = next((name for name in source.files if name == path or name.endswith(f"/{path}")), "")
        dialect = resource.get("dialect")
        delimiter = str(dialect.get("delimiter", "")) if isinstance(dialect, Mapping) else ""
        if table and file:
            found[file] = _Sheet(table, file, delimiter)
    for name in source.files:
        if name in found or name.lower().endswith(".json"):
            continue
        table = table_named(_short(name))
        if table:
            found[name] = _Sheet(table, name)
        elif name.lower().endswith((".csv", ".tsv")):
            reason = T("Not a table of HSDS by its name; the file was not read.")
            collector.report(Place(_short(name), 1), "", "", reason, "note")
    order = in_order((sheet.table, sheet.file) for sheet in found.values())
    return [found[file] for _, file in order]
