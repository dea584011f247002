"""Amina with her household and a few colleagues, for tests of casework."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from integration_desk.app import SLICES
from integration_desk.casework import NeedAssessment, assess, open_case
from integration_desk.clients import Client, local_day, register
from integration_desk.core.access import Reader
from integration_desk.core.centre import Member
from integration_desk.core.commands import Command
from integration_desk.core.records import as_values, changed
from integration_desk.store import Desk

AMINA = Client(
    family_name="Hassan", given_names="Amina", native_name="آمنة حسن", native_language="ar", sex="female", town="Kiel"
)


def today(desk: Desk) -> date:
    """Return the day at the desk."""
    return local_day(desk.now())


def days_ago(desk: Desk, days: int) -> date:
    """Return a day some days before today."""
    return today(desk) - timedelta(days=days)


def client(desk: Desk, **values: Any) -> str:
    """Register a client like Amina; returns her id."""
    return str(desk.run(register, client=changed(AMINA, **values)).result)


def case(desk: Desk, **values: Any) -> tuple[str, str]:
    """Register a client and open her case; returns the ids of both."""
    client_id = client(desk)
    return client_id, str(desk.run(open_case, client=client_id, **values).result)


def member(desk: Desk, name: str) -> str:
    """Return the id of a member of the staff."""
    return str(next(one.id for one in desk.ask(lambda reader: reader.all(Member)) if one.name == name))


def scored(desk: Desk, client_id: str, *needs: Any, days: int = 0) -> str:
    """Assess needs some days ago; returns the id of the assessment."""
    found = NeedAssessment(client_id=client_id, assessed_on=days_ago(desk, days))
    return str(desk.run(assess, assessment=found, needs=needs).result)


def everything(reader: Reader) -> dict[str, dict[str, Any]]:
    """Return every record that slices keep, by table and id, without the moments of change."""
    return {
        kind.__name__: {
            one.id: {name: value for name, value in as_values(one).items() if name != "changed_at"}
            for one in reader.all(kind)
        }
        for part in SLICES
        for kind in part.records
    }


def done_and_undone(desk: Desk, command: Command, **arguments: Any) -> Any:
    """Run a command, undo it and do it again: the desk must be as it was, and then as it is; returns the result."""
    before = desk.ask(everything)
    result = desk.run(command, **arguments).result
    after = desk.ask(everything)
    assert after != before
    desk.undo()
    assert desk.ask(everything) == before
    desk.redo()
    assert desk.ask(everything) == after
    return result


Asked = Callable[[Reader, str], list[Any]]


def about(desk: Desk, contribution: Callable[[Reader, str], list[Any]] | None, client_id: str) -> list[Any]:
    """Return what a contribution of the slice tells about a client."""
    assert contribution is not None
    return desk.ask(contribution, client_id)
