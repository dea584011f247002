"""Writing the directory: nested JSON by service or by organisation, and the tabular package."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs

from integration_desk.core.codes import CodeList, codelist
from integration_desk.core.errors import StorageError
from integration_desk.core.fields import Field, Kind
from integration_desk.core.records import Record, spec_of
from integration_desk.core.words import T
from integration_desk.directory.hsds.shape import CLASSES, PATHS, columns_of, nested_in
from integration_desk.directory.hsds.snapshot import Snapshot, values_of

FORMS: CodeList = codelist(
    "export_forms",
    package=T("Tables in one zip file (complete)"),
    folder=T("Tables in a folder (complete)"),
    services=T("JSON by service"),
    organizations=T("JSON by organisation"),
)
_CORE = ("organization", "service", "location", "service_at_location")
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_HARMLESS = re.compile(r"[+-]?[\d\s().,/-]*\d[\d\s().,/-]*")
_FIXED_MOMENT = (1980, 1, 1, 0, 0, 0)
_TYPES = {Kind.INTEGER: "number", Kind.DECIMAL: "number", Kind.BOOLEAN: "boolean"}


@attrs.define
class _Tree:
    """Builds JSON objects; an organization is written out in full where it first stands, then without its parts."""

    snapshot: Snapshot
    written: set[tuple[str, str]] = attrs.Factory(set)

    def build(self, table: str, entry: Record, trail: frozenset[tuple[str, str]] = frozenset()) -> dict[str, Any]:
        """Return the object of a record with all that belongs to it; ``trail`` are those that it stands in."""
        made = values_of(table, entry)
        here = (table, entry.id)
        if here in self.written and table == "organization":
            return made
        self.written.add(here)
        inside = trail | {here}
        for name, shape in nested_in(table).items():
            if shape.many:
                found = self.snapshot.held(shape.table, shape.link, entry.id)
            else:
                one = self.snapshot.one(shape.table, getattr(entry, shape.link))
                found = [one] if one is not None else []
            objects = [
                self.build(shape.table, one, inside) for one in found if (shape.table, one.id) not in inside
                and not (shape.table == "service" and any(outer == "service" for outer, _ in inside))
            ]  # fmt: skip
            if objects:
                made[name] = objects if shape.many else objects[0]
        return made


def services_json(snapshot: Snapshot) -> list[dict[str, Any]]:
    """Return every service with its organization, locations and parts nested in it."""
    tree = _Tree(snapshot)
    return [tree.build("service", entry) for entry in snapshot.all("service")]


def organizations_json(snapshot: Snapshot) -> list[dict[str, Any]]:
    """Return every organization with its locations, programs and services nested in it."""
    tree = _Tree(snapshot)
    return [tree.build("organization", entry) for entry in snapshot.all("organization")]


def safe_cell(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; phone numbers and numbers stay as they are.

    >>> safe_cell("=1+1"), safe_cell("+44 1234 234567"), safe_cell("-2.5")
    ("'=1+1", '+44 1234 234567', '-2.5')
    """
    return f"'{text}" if _FORMULA.match(text) and not _HARMLESS.fullmatch(text) else text


def cell_text(value: Any) -> str:
    """Return a value as a cell of a table holds it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return ";".join(value)
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return str(value)


def sheets(snapshot: Snapshot) -> Iterator[tuple[str, str, list[str], str]]:
    """Yield each table that holds something, or that every package has: table, file, columns and CSV text."""
    for table, entries in snapshot.tables():
        if not entries and table not in _CORE:
            continue
        rows = [values_of(table, entry) for entry in entries]
        names = ["id", *(spec.name for spec in columns_of(table))]
        names += sorted({name for row in rows for name in row} - set(names))
        stream = io.StringIO(newline="")
        writer = csv.writer(stream)
        writer.writerow(names)
        writer.writerows([safe_cell(cell_text(row.get(name))) for name in names] for row in rows)
        yield table, PATHS[CLASSES[table]], names, stream.getvalue()


def _described(table: str, name: str) -> dict[str, Any]:
    fields = {spec.name: spec for spec in columns_of(table)}
    spec: Field | None = fields.get(name)
    if spec is None:
        return {"name": name, "type": "string"}
    made: dict[str, Any] = {"name": name, "type": _TYPES.get(spec.kind, "string"), "title": spec.label.message}
    if spec.required:
        made["constraints"] = {"required": True}
    if spec.codes is not None and spec.kind is Kind.CODE:
        made.setdefault("constraints", {})["enum"] = [code.code for code in spec.codes]
    return made


def descriptor(written: list[tuple[str, str, list[str]]], title: str) -> dict[str, Any]:
    """Return the ``datapackage.json`` of tables (name, file, columns), made from the declarations of the records."""
    present = {table for table, _, _ in written}
    resources = []
    for table, path, names in written:
        links = [spec for spec in columns_of(table) if spec.kind is Kind.LINK and spec.target in present]
        resources.append(
            {
                "name": table,
                "path": path,
                "title": spec_of(CLASSES[table]).label.message,
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "profile": "tabular-data-resource",
                "schema": {
                    "primaryKey": "id",
                    "fields": [
                        {"name": "id", "type": "string", "constraints": {"required": True, "unique": True}}
                        if name == "id" else _described(table, name) for name in names
                    ],
                    "foreignKeys": [
                        {"fields": spec.name, "reference": {"resource": spec.target, "fields": "id"}}
                        for spec in links if spec.name not in ("link_id", "resource_id")
                    ],
                },
            }
        )  # fmt: skip
    return {
        "name": "human_services_data",
        "title": title,
        "profile": "tabular-data-package",
        "version": "3.1.0",
        "resources": resources,
    }


def package_files(snapshot: Snapshot, title: str = "") -> dict[str, bytes]:
    """Return the files of the tabular package by name."""
    made = list(sheets(snapshot))
    files = {path: text.encode() for _, path, _, text in made}
    told = descriptor([(table, path, names) for table, path, names, _ in made], title or "Directory of services")
    return {"datapackage.json": _json(told), **files}


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def export_bytes(snapshot: Snapshot, form: str, title: str = "") -> bytes:
    """Return the export in one of ``FORMS`` as one file."""
    if form == "services":
        return _json(services_json(snapshot))
    if form == "organizations":
        return _json(organizations_json(snapshot))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in package_files(snapshot, title).items():
            archive.writestr(zipfile.ZipInfo(name, _FIXED_MOMENT), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def form_for(path: Path) -> str:
    """Return the form that a file name asks for: ``.json`` by service, ``.zip`` the package, else a folder."""
    return {".json": "services", ".zip": "package"}.get(path.suffix.lower(), "folder")


def write_export(snapshot: Snapshot, path: str | Path, form: str = "", title: str = "") -> Path:
    """Write the directory to a file or folder; what was there before is replaced only when all is written."""
    target = Path(path)
    chosen = form or form_for(target)
    try:
        if chosen == "folder":
            target.mkdir(parents=True, exist_ok=True)
            for name, data in package_files(snapshot, title).items():
                _replace(target / name, data)
        else:
            _replace(target, export_bytes(snapshot, chosen, title))
    except OSError as error:
        raise StorageError(T("“{file}” cannot be written there.").put(file=target.name)) from error
    return target


def _replace(target: Path, data: bytes) -> None:
    beside = target.with_name(f".{target.name}.part")
    try:
        beside.write_bytes(data)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
