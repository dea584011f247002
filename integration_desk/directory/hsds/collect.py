"""Collecting what a file says into records: one for each identifier, however often and wherever it is nested."""

import json
import math
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID, uuid5

import attrs

from integration_desk.core.errors import ImportRefusedError
from integration_desk.core.fields import Field, Kind
from integration_desk.core.records import Record, problems_of
from integration_desk.core.words import T, Text
from integration_desk.directory.hsds.findings import MOST_FINDINGS, Entry, Finding, Package, shown
from integration_desk.directory.hsds.reading import Reading, language_named, plain_text, read_value, uuid_of
from integration_desk.directory.hsds.shape import (
    AS_WRITTEN,
    AS_WRITTEN_SUFFIX,
    CLASSES,
    NEVER_READ,
    OWN,
    SPEAKS_OF,
    STANDING,
    columns_of,
    nested_in,
)

MOST_RECORDS = 500_000
_NAMESPACE = UUID("6f0c3a52-6f3f-5a0e-9d0e-6a6f1f6a9b11")
_COLUMNS: dict[str, dict[str, Field]] = {table: {spec.name: spec for spec in columns_of(table)} for table in CLASSES}
_EVERY_ONE = (None, "", 1, "1")
_NEVER_BLANK = frozenset({"status", "location_type", "address_type"})
_SERVICE_GONE = T("Not a state that is known; the service is taken in as inactive.")


@attrs.frozen
class Place:
    """Where in a file something stands; ``path`` is the way from the row to what is nested in it."""

    file: str
    row: int
    path: str = ""

    def inside(self, step: str) -> "Place":
        """Return the place of something nested here."""
        return attrs.evolve(self, path=f"{self.path}.{step}" if self.path else step)

    def column(self, name: str) -> str:
        """Return the column as a finding names it."""
        return f"{self.path}.{name}" if self.path and name else self.path or name


@attrs.define
class _Draft:
    """A record in the making."""

    table: str
    id: str
    values: dict[str, Any]
    external_id: str = ""
    extra: dict[str, Any] = attrs.Factory(dict)


def derived_id(*parts: str) -> str:
    """Return an identifier that always is the same for the same words."""
    return str(uuid5(_NAMESPACE, "\n".join(parts)))


def copy_id(record_id: str, link: str, holder: str) -> str:
    """Return the identifier of the copy that a second holder of a shared part gets."""
    return derived_id("copy", record_id, link, holder)


class Collector:
    """Takes rows, gives a package.

    ``source`` tells apart the identifiers of publishers who do not use UUIDs.
    """

    def __init__(self, name: str, source: str) -> None:
        self._name = name
        self._source = source
        self._drafts: dict[tuple[str, str], _Draft] = {}
        self._findings: dict[tuple[str, ...], Finding] = {}
        self._unnamed: set[str] = set()

    def package(self) -> Package:
        """Return everything that was collected."""
        entries = [made for draft in self._drafts.values() if (made := self._entry(draft)) is not None]
        return Package(self._name, tuple(entries), tuple(self._findings.values()))

    def report(self, place: Place, column: str, value: Any, reason: Text, effect: str, subject: str = "") -> None:
        """Keep a finding; what is said of the same value of the same record is kept once."""
        written = shown(value)
        key = (subject or f"{place.file}:{place.row}:{place.path}", column, written, reason.message)
        if len(self._findings) < MOST_FINDINGS:
            finding = Finding(place.file, place.row, place.column(column), written, reason, effect)
            self._findings.setdefault(key, finding)

    def add(self, table: str, raw: Mapping[str, Any], place: Place, links: Mapping[str, str] | None = None) -> str:
        """Take one row or object; returns the id of its record, or "" when the row had to be left out."""
        if len(self._drafts) >= MOST_RECORDS:
            raise ImportRefusedError(T("The file holds more than {count} records.").put(count=MOST_RECORDS))
        given = dict(links or {})
        record_id, external = self._identity(table, raw, given, place)
        subject = f"{table}:{record_id}"
        draft = _Draft(table, record_id, {}, external)
        doubts: list[tuple[str, Any, Reading]] = []
        for name, value in _told(table, raw).items():
            self._take(draft, name, value, doubts)
        draft.values.update(given)
        missing = self._missing(draft)
        if missing:
            self.report(place, missing.name, raw.get(missing.name), _needed(missing), "refused", subject)
            return ""
        for name, value, reading in doubts:
            reason = reading.reason or T("This value cannot be read.")
            self.report(place, name, value, reason, "dropped" if reading.dropped else "changed", subject)
        return self._merge(draft, place)

    def _identity(self, table: str, raw: Mapping[str, Any], links: Mapping[str, str], place: Place) -> tuple[str, str]:
        written = raw.get("id")
        if isinstance(written, str | int | float) and not isinstance(written, bool) and plain_text(written):
            return self._id_of(table, written)
        if table not in self._unnamed:
            self._unnamed.add(table)
            reason = T("No identifier; the record will be known again by what it says.")
            self.report(place, "id", "", reason, "note")
        name = raw.get("name") if table in STANDING else None
        said = name or json.dumps(
            {key: value for key, value in raw.items() if isinstance(value, str | int | float | bool)},
            sort_keys=True,
            default=str,
        )
        return derived_id(table, self._source, *sorted(links.values()), plain_text(said)), ""

    def _id_of(self, table: str, written: Any) -> tuple[str, str]:
        """Return the id of a record here and, when it differs, the one at the source."""
        text = plain_text(written)[:500]
        known = uuid_of(text)
        return (known, "" if known == text else text) if known else (derived_id(table, self._source, text), text)

    def _take(self, draft: _Draft, name: str, raw: Any, doubts: list[tuple[str, Any, Reading]]) -> None:
        table = draft.table
        if name == "id" or (table, name) in NEVER_READ or name in nested_in(table):
            return
        plain_name = name.removesuffix(AS_WRITTEN_SUFFIX)
        if (table, plain_name) in AS_WRITTEN and plain_name != name:
            if raw in (None, ""):
                return
            name = plain_name
        spec = _COLUMNS[table].get(name)
        if spec is None:
            kept = _harmless(raw)
            if kept not in (None, ""):
                draft.extra[plain_text(name)[:200]] = kept
        elif spec.kind is Kind.LINK and isinstance(raw, str | int | float):
            if raw != "":
                draft.values[name] = self._link(draft, spec, raw)
        elif not (spec.kind is Kind.LINK and raw is None):
            self._take_value(draft, spec, raw, doubts)

    def _take_value(self, draft: _Draft, spec: Field, raw: Any, doubts: list[tuple[str, Any, Reading]]) -> None:
        column = (draft.table, spec.name)
        reading = read_value(spec, raw)
        if reading.dropped and column in OWN:
            draft.extra[spec.name] = _harmless(raw)
            return
        if spec.name in _NEVER_BLANK and reading.value == "":
            return
        if reading.dropped and column == ("service", "status"):
            reading = Reading("inactive", _SERVICE_GONE)
        if reading.reason is not None:
            doubts.append((spec.name, raw, reading))
        if not reading.dropped:
            draft.values[spec.name] = reading.value

    def _link(self, draft: _Draft, spec: Field, raw: Any) -> str:
        target = spec.target
        if (draft.table, spec.name) in SPEAKS_OF:
            target = next((table for table in CLASSES if self._holds(table, raw)), target)
        return self._id_of(target, raw)[0]

    def _holds(self, table: str, raw: Any) -> bool:
        return (table, self._id_of(table, raw)[0]) in self._drafts

    def _missing(self, draft: _Draft) -> Field | None:
        return next(
            (spec for name, spec in _COLUMNS[draft.table].items() if spec.required and name != "status"
             and draft.values.get(name) in (None, "", ())),
            None,
        )  # fmt: skip

    def _merge(self, draft: _Draft, place: Place) -> str:
        """Join a draft with what was said before of the same record, or make it a copy for its second holder."""
        while (saved := self._drafts.get((draft.table, draft.id))) is not None:
            clash = self._clash(saved, draft)
            if not clash:
                break
            draft.id = copy_id(draft.id, clash, draft.values[clash])
        if saved is None:
            self._drafts[draft.table, draft.id] = draft
            return draft.id
        for name, value in draft.values.items():
            before = saved.values.get(name)
            if before in (None, "", ()):
                saved.values[name] = value
            elif value not in (None, "", ()) and value != before:
                reason = T("The same record says something else further up: “{value}”; that was kept.")
                self.report(place, name, value, reason.put(value=shown(before)), "dropped", f"{draft.table}:{draft.id}")
        saved.extra = {**draft.extra, **saved.extra}
        return saved.id

    def _clash(self, saved: _Draft, draft: _Draft) -> str:
        if draft.table in STANDING:
            return ""
        columns = _COLUMNS[draft.table]
        return next(
            (name for name, value in draft.values.items() if columns[name].kind is Kind.LINK
             and name not in ("taxonomy_term_id", "unit_id") and saved.values.get(name) not in (None, "", value)),
            "",
        )  # fmt: skip

    def _entry(self, draft: _Draft) -> Entry | None:
        make: Callable[..., Record] = CLASSES[draft.table]
        made = make(id=draft.id, **draft.values, external_id=draft.external_id, extra=draft.extra or None)
        given = frozenset(draft.values) | ({"external_id"} if draft.external_id else set())
        return None if problems_of(made) else Entry(made, given | ({"extra"} if draft.extra else set()))


def _needed(spec: Field) -> Text:
    return T("{field} is needed; the row was left out, with what belongs to it.").put(field=spec.label)


def _told(table: str, raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a row with what it says in other words: "every day", and a language by its name alone."""
    if table == "schedule" and str(raw.get("freq", "")).upper() == "DAILY" and raw.get("interval") in _EVERY_ONE:
        return {**raw, "freq": "WEEKLY", "byday": raw.get("byday") or "MO,TU,WE,TH,FR,SA,SU"}
    if table == "language" and raw.get("code") in (None, "") and isinstance(raw.get("name"), str):
        code = language_named(raw["name"])
        return {**raw, "code": code} if code else raw
    return raw


def _harmless(raw: Any, depth: int = 0) -> Any:
    """Return a JSON value that can be kept and written again, whatever it was."""
    if isinstance(raw, str):
        return raw.encode("utf-8", "replace").decode().replace("\0", "")
    if isinstance(raw, Mapping) and depth < 20:
        return {_harmless(str(key)): _harmless(value, depth + 1) for key, value in raw.items()}
    if isinstance(raw, list | tuple) and depth < 20:
        return [_harmless(one, depth + 1) for one in raw]
    if isinstance(raw, float) and not math.isfinite(raw):
        return str(raw)
    return raw if isinstance(raw, bool | int | float) or raw is None else str(raw)[:1000]
