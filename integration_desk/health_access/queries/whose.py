"""Whose a case is, in the SQL of every list: the client's name beside a row, and which cases have ended."""

from collections.abc import Mapping
from typing import Any

from integration_desk.clients import Client
from integration_desk.health_access import rules

_NAMES = ("family_name", "given_names", "native_name", "preferred_name", "file_number")

CLIENT_NAMES = ", ".join(f"c.{name} AS c_{name}" for name in _NAMES)
"""The columns by which ``client_in`` knows a client (``c``)."""

ENDED = ", ".join(f"'{state}'" for state in sorted(rules.ENDED))

NO_LETTER = """
EXISTS (SELECT 1 FROM health_refusal r WHERE r.case_id = h.id AND r.result = ''
 AND NOT EXISTS (SELECT 1 FROM health_letter l WHERE l.refusal_id = r.id))
"""
"""The condition for a case (``h``) with a refusal that nobody has answered by a letter."""


def client_in(row: Mapping[str, Any]) -> Client:
    """Return the client of a row, with the names alone."""
    names: dict[str, Any] = {name: row[f"c_{name}"] or "" for name in _NAMES}
    return Client(**names)
