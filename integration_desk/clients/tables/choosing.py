"""What becomes of the rows of a table: imported, left out, or refused because they may be someone known."""

from collections.abc import Mapping

from integration_desk.clients.newcomers import Newcomer, Refusal
from integration_desk.clients.queries.doubles import Double
from integration_desk.clients.tables.reading import Intake
from integration_desk.core.codes import CodeList, codelist
from integration_desk.core.errors import Problem
from integration_desk.core.words import T, Text

CHOICES: CodeList = codelist(
    "import_choices",
    **{"import": T("Import anyway"), "skip": T("Leave out"), "refuse": T("Put into the file of refused rows")},
)


def sorted_out(
    intake: Intake, doubles: tuple[Double, ...], choice: str, chosen: Mapping[int, str] | None = None
) -> tuple[tuple[Newcomer, ...], tuple[Refusal, ...], int]:
    """Return who is imported, what is refused, and how many are left out.

    Likely duplicates go where ``choice`` says (import, skip or refuse), single rows where ``chosen`` says by row.
    """
    single = chosen or {}
    goes = {double.row: single.get(double.row, choice) for double in doubles}
    people = tuple(one for one in intake.newcomers if goes.get(one.row, "import") == "import")
    cells = dict(intake.sheet.rows) if "refuse" in goes.values() else {}
    refused = [
        Refusal(double.row, tuple(cells[double.row]), (Problem("", double_sentence(double)),))
        for double in doubles
        if goes[double.row] == "refuse"
    ]
    listed = sorted((*intake.refused, *refused), key=lambda one: one.row)
    return people, tuple(listed), sum(where == "skip" for where in goes.values())


def not_compared(row: int) -> Text:
    """Say that later rows were not looked for among the clients."""
    text = T("Rows after row {row} were not compared with the clients: there was too much to compare.")
    return text.put(row=row)


def double_sentence(double: Double) -> Text:
    """Say who a newcomer may be, and why."""
    values = {"row": double.row, "name": double.name, "other": double.other_name, "reasons": double.why}
    if double.client_id:
        text = T("Row {row}: {name} may be {other} ({number}): {reasons}.")
        return text.put(**values, number=double.file_number)
    return T("Row {row}: {name} may be {other} of row {other_row}: {reasons}.").put(
        **values, other_row=double.other_row
    )
