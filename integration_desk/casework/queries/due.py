"""What the plans of all clients have between two days, with whose client it is."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import attrs

from integration_desk.casework.model import PlanAction
from integration_desk.casework.queries.cases import IS_OPEN
from integration_desk.clients import Client, display_name
from integration_desk.core.access import Reader
from integration_desk.core.values import record_from_row

_NAMES = ("family_name", "given_names", "native_name", "preferred_name")
_CLIENT = ", ".join(f"k.{name} AS k_{name}" for name in _NAMES)
_CASEWORKER = f"(SELECT caseworker_id FROM case_file c WHERE c.client_id = k.id AND c.{IS_OPEN} LIMIT 1) AS caseworker"


@attrs.frozen
class DueAction:
    """An action with whose it is, and whose case."""

    action: PlanAction
    client_name: str
    caseworker_id: str


@attrs.frozen
class DueReview:
    """A plan that is to be looked at again on a day."""

    plan_id: str
    on: date
    client_id: str
    client_name: str
    caseworker_id: str


def due_actions(reader: Reader, first: date, last: date) -> list[DueAction]:
    """Return the actions of open goals that are due between two days, both included."""
    rows = reader.rows(
        f"SELECT a.*, {_CLIENT}, {_CASEWORKER} FROM plan_action a JOIN plan_goal g ON g.id = a.goal_id"
        " JOIN client k ON k.id = a.client_id"
        " WHERE a.due_on BETWEEN :first AND :last AND g.state = 'open' ORDER BY a.due_on, a.id",
        {"first": first.isoformat(), "last": last.isoformat()},
    )
    return [DueAction(record_from_row(PlanAction, row), _name(row), row["caseworker"] or "") for row in rows]


def due_reviews(reader: Reader, first: date, last: date) -> list[DueReview]:
    """Return the plans that are to be looked at again between two days, both included."""
    rows = reader.rows(
        f"SELECT p.id, p.review_on, p.client_id, {_CLIENT}, {_CASEWORKER} FROM plan p"
        " JOIN client k ON k.id = p.client_id"
        " WHERE p.review_on BETWEEN :first AND :last ORDER BY p.review_on, p.id",
        {"first": first.isoformat(), "last": last.isoformat()},
    )
    return [
        DueReview(
            row["id"], date.fromisoformat(row["review_on"]), row["client_id"], _name(row), row["caseworker"] or ""
        )
        for row in rows
    ]


def _name(row: Mapping[str, Any]) -> str:
    names: dict[str, Any] = {name: row[f"k_{name}"] or "" for name in _NAMES}
    return display_name(Client(**names))
