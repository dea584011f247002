"""Lists leave the desk locked or for a reason, with what the person may see, and never without a trace."""

import io
import json
from collections.abc import Callable

import attrs
import msoffcrypto
import pytest

from integration_desk.app import SLICES
from integration_desk.clients import Client, register
from integration_desk.core import lists
from integration_desk.core.dates import PartialDate
from integration_desk.core.errors import DeniedError, InvalidError, LockedError
from integration_desk.core.lists import Extract, Listing
from integration_desk.core.narrowing import Contains
from integration_desk.i18n import use
from integration_desk.spreadsheets import Terms, export_list, read_sheets
from integration_desk.store import Desk
from tests.desks import PASSPHRASE

OPEN = Terms(form="csv", reason="Asked for by the funder")


def listing(name: str) -> Listing:
    return next(one for part in SLICES for one in part.lists if one.id == name)


def extract(**values: object) -> Extract:
    found = Extract(listing=listing("clients"), columns=("name", "born", "town"), order="name")
    return attrs.evolve(found, **values)  # type: ignore[arg-type] # any of its parts


@pytest.fixture
def people(desk: Desk) -> Desk:
    """Register three people, one of whom has a name that a spreadsheet would run."""
    for family, born in (("Hassan", PartialDate(1991, 3, 14)), ("=1+1", PartialDate(1987)), ("Meyer", None)):
        desk.run(register, client=Client(family_name=family, given_names="A.", birth_date=born, town="Bremen"))
    return desk


def events(desk: Desk) -> list[dict[str, object]]:
    def work(writer: object) -> list[str]:
        connection = writer.connection  # type: ignore[attr-defined] # the store's own
        return [row[0] for row in connection.execute("SELECT detail FROM audit WHERE kind = 'export' ORDER BY rowno")]

    return [json.loads(one) for one in desk.on_writer(work).result()]


def test_rows_as_sorted_and_narrowed_columns_as_shown(people: Desk) -> None:
    made = export_list(people, extract(descending=True, narrow={"name": Contains("a")}), OPEN)
    sheet = read_sheets(made.content, name="list.csv").sheet()
    assert sheet.header == ("Name", "Born", "Town")
    assert [cells[0] for _number, cells in sheet.rows][:2] == ["A. Meyer", "A. Hassan"]
    assert [cells[1] for _number, cells in sheet.rows] == ["", "1991-03-14", "1987"]
    assert made.rows == 3
    assert b",=1" not in made.content


def test_the_trail_says_what_left_and_why(people: Desk) -> None:
    export_list(people, extract(), OPEN)
    assert events(people)[-1] == {
        "what": "list clients",
        "rows": 3,
        "columns": ["name", "born", "town"],
        "form": "csv",
        "locked": False,
        "reason": "Asked for by the funder",
        "second": "",
    }


def test_a_locked_workbook_opens_with_its_passphrase_alone(people: Desk) -> None:
    made = export_list(people, extract(), Terms(passphrase="four calm herons"))
    assert b"Hassan" not in made.content
    locked = msoffcrypto.OfficeFile(io.BytesIO(made.content))
    assert locked.is_encrypted()
    plain = io.BytesIO()
    locked.load_key(password="four calm herons", verify_password=True)
    locked.decrypt(plain)
    assert len(read_sheets(plain.getvalue(), name="list.xlsx").sheet().rows) == 3
    wrong = msoffcrypto.OfficeFile(io.BytesIO(made.content))
    with pytest.raises(msoffcrypto.exceptions.InvalidKeyError):
        wrong.load_key(password="four calm heron", verify_password=True)


@pytest.mark.parametrize(
    "terms",
    [
        Terms(),
        Terms(form="csv"),
        Terms(form="csv", passphrase="four calm herons"),
        Terms(passphrase="short"),
        Terms(form="exe", reason="x"),
        Terms(reason="  "),
    ],
)
def test_without_a_lock_or_a_reason_nothing_leaves(people: Desk, terms: Terms) -> None:
    with pytest.raises(InvalidError):
        export_list(people, extract(), terms)
    assert events(people) == []


def test_the_directory_is_no_secret(people: Desk) -> None:
    made = export_list(people, Extract(listing=listing("directory"), columns=("name",)), Terms(form="csv"))
    assert made.rows == 0


@pytest.mark.parametrize("role", ["trainer", "statistics", "administrator"])
def test_only_those_with_the_right_export(desk_for: Callable[[str], Desk], role: str) -> None:
    with pytest.raises(DeniedError):
        export_list(desk_for(role), extract(), OPEN)


def test_many_rows_need_a_second_member(people: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "ALONE_AT_MOST", 2)
    with pytest.raises(InvalidError):
        export_list(people, extract(), OPEN)
    for second, secret, refused in (
        ("Rosa Meyer", PASSPHRASE, DeniedError),
        ("The trainer", PASSPHRASE, DeniedError),
        ("The coordinator", "wrong passphrase", LockedError),
    ):
        with pytest.raises(refused):
            export_list(people, extract(), attrs.evolve(OPEN, second=second, second_passphrase=secret))
    assert events(people) == []
    export_list(people, extract(), attrs.evolve(OPEN, second="The coordinator", second_passphrase=PASSPHRASE))
    assert events(people)[-1]["second"]


def test_the_file_speaks_the_language_of_the_staff(people: Desk) -> None:
    use("de")
    try:
        made = export_list(people, extract(), OPEN)
    finally:
        use("en")
    assert read_sheets(made.content, name="list.csv").sheet().header == ("Name", "Geboren", "Ort")
