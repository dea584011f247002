"""What one can do with information sheets: write the centre's own, and give one to a client."""

from integration_desk.clients import Client
from integration_desk.core.access import Transaction
from integration_desk.core.commands import command
from integration_desk.core.errors import InvalidError, MissingError, Problem
from integration_desk.core.records import changed, field_of
from integration_desk.core.words import T
from integration_desk.information.model import INFORMATION_GIVE, INFORMATION_WRITE, GivenSheet, SheetText
from integration_desk.information.queries import sheet_words
from integration_desk.information.standard import standard_sheets


@command("information.save_sheet", T("Save an information sheet"), INFORMATION_WRITE)
def save_sheet(
    tx: Transaction, *, sheet: str = "", language: str, title: str, body: str, needs: tuple[str, ...] | None = None
) -> str:
    """Write the text of a sheet in one language; without a key a new sheet begins. Returns its key."""
    if not body.strip():
        raise InvalidError((Problem("body", T("{field} is needed.").put(field=field_of(SheetText, "body").label)),))
    others = tx.all(SheetText, "key = :key", {"key": sheet}, order="rowno") if sheet else []
    standard = standard_sheets().get(sheet)
    if sheet and not others and standard is None:
        raise MissingError(T("There is no information sheet “{sheet}”.").put(sheet=sheet))
    known = others[0].needs if others else standard.needs if standard else ()
    wanted = known if needs is None else needs
    tx.name_step(T("Save “{title}”").put(title=title))
    before = next((one for one in others if one.language == language), None)
    if before is None:
        entry = tx.insert(SheetText(id="", key=sheet or "new", language=language, title=title, body=body, needs=wanted))
        if not sheet:
            sheet = f"own-{entry.id}"
            tx.update(entry, key=sheet)
    else:
        tx.update(before, title=title, body=body, needs=wanted)
    for other in others:  # every language of a sheet speaks of the same needs
        if other is not before and other.needs != wanted:
            tx.update(other, needs=wanted)
    return sheet


@command("information.remove_sheet", T("Remove an information sheet"), INFORMATION_WRITE)
def remove_sheet(tx: Transaction, *, sheet: str, language: str = "") -> None:
    """Remove the centre's own text of a sheet, in one language or in all; the program's own text shows again."""
    found = [
        one
        for one in tx.all(SheetText, "key = :key", {"key": sheet}, order="rowno")
        if not language or one.language == language
    ]
    if not found:
        raise MissingError(T("There is no information sheet “{sheet}”.").put(sheet=sheet))
    tx.name_step(T("Remove “{title}”").put(title=found[0].title))
    for one in found:
        tx.delete(one)


@command("information.give_sheet", T("Give an information sheet"), INFORMATION_GIVE)
def give_sheet(tx: Transaction, *, client: str, sheet: str, language: str) -> str:
    """Record that a client was given a sheet; returns the id of the entry."""
    found = tx.get(Client, client)
    words = sheet_words(tx, sheet, language)
    tx.name_step(T("Give “{title}”").put(title=words.title))
    given = GivenSheet(
        id="", client_id=found.id, key=sheet, title=words.title, language=words.language, given_at=tx.now,
        given_by=tx.person.id,
    )  # fmt: skip
    return tx.insert(changed(given)).id


COMMANDS = (save_sheet, remove_sheet, give_sheet)
