"""The shell's own prints: the recovery sheet, and a specimen of the centre's paper. Documents only, no engine."""

from datetime import date

from integration_desk.core.centre import Centre, letterhead_of, paper_of
from integration_desk.core.documents import (
    AddressWindow,
    Document,
    Facts,
    Framed,
    Heading,
    Listing,
    Paragraph,
    QRCode,
    Space,
    Span,
    Style,
)
from integration_desk.core.words import T
from integration_desk.i18n import Speaker


def recovery_sheet(key: str, centre: Centre, file_name: str, day: date, speaker: Speaker) -> Document:
    """Return the sheet with the recovery key, which alone opens the desk file and its backups."""
    say = speaker.say
    groups = key.split("-")
    lines = [" ".join(groups[start : start + 4]) for start in range(0, len(groups), 4)]
    written = tuple(Span(line + ("\n" if line != lines[-1] else ""), bold=True, isolate=True) for line in lines)
    return Document(
        title=say(T("Recovery sheet of {centre}").put(centre=centre.name)),
        language=speaker.language_code,
        author=centre.name,
        paper=paper_of(centre),
        letterhead=letterhead_of(centre),
        blocks=(
            Heading(say(T("Recovery sheet")), level=1),
            Paragraph(
                say(
                    T(
                        "Whoever holds this sheet can open the desk file of your centre and everything in it. Keep it "
                        "in a safe or a locked drawer, away from the computer. Do not photograph it."
                    )
                ),
                Style.LEAD,
            ),
            Facts(
                (
                    (say(T("Centre")), centre.name),
                    (say(T("Desk file")), (Span(file_name, isolate=True),)),
                    (say(T("Printed on")), speaker.date(day, "long")),
                )
            ),
            Heading(say(T("Recovery key")), level=2),
            Framed((Paragraph(written, Style.LEAD),)),
            QRCode(key, say(T("The same key, for a scanner")), size=34),
            Heading(say(T("When you need it")), level=2),
            Listing(
                (
                    say(T("Nobody remembers a passphrase: choose “Use the recovery key” where the desk is unlocked.")),
                    say(T("The computer is gone: install the program, restore a backup, and type the recovery key.")),
                    say(T("The sheet is lost: print it again in the settings, then find out who may have it.")),
                ),
                marker="number",
            ),
            Space(6),
            Paragraph(
                say(T("Letters O, I and L do not occur: read them as the digits 0 and 1. Capitals do not matter.")),
                Style.SMALL,
            ),
        ),
    )


def paper_specimen(centre: Centre, day: date, speaker: Speaker) -> Document:
    """Return a letter that shows how the centre's paper looks."""
    say = speaker.say
    shown = centre.name or say(T("Name of your centre"))
    return Document(
        title=say(T("Specimen of the letterhead")),
        language=speaker.language_code,
        author=shown,
        paper=paper_of(centre),
        letterhead=letterhead_of(centre if centre.name else Centre(name=shown)),
        blocks=(
            AddressWindow(
                receiver=(
                    say(T("Women’s Health Clinic")),
                    say(T("Reception")),
                    say(T("12 Hospital Road")),
                    say(T("Northport")),
                ),
                sender=shown,
                side=((say(T("Date")), speaker.date(day, "long")), (say(T("Reference")), "R-7K2Q-M")),
            ),
            Heading(say(T("This is how your letters look")), level=1),
            Paragraph(
                say(
                    T(
                        "Your name, address and logo stand at the head of every letter, and what you wrote for the "
                        "foot at the bottom of every page. The receiver’s address shows in a window envelope."
                    )
                )
            ),
            Paragraph(say(T("You can change all of this later in the settings."))),
        ),
    )
