"""What can be typed on the command line: each verb with its options, declared once and loaded in no time."""

import argparse
from collections.abc import Callable
from typing import Any, NoReturn

import attrs

from integration_desk import __version__
from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.words import T, Text


@attrs.frozen
class Option:
    """One option or argument of a verb."""

    flags: tuple[str, ...]
    help: Text
    settings: tuple[tuple[str, Any], ...] = ()


@attrs.frozen
class Verb:
    """One verb. It is carried out by the function ``<name>_verb`` of ``module``, which is imported when it runs."""

    name: str
    help: Text
    module: str
    options: tuple[Option, ...] = ()
    json_is_argument: bool = False


def _option(*flags: str, says: Text, **settings: Any) -> Option:
    return Option(flags, says, tuple(settings.items()))


_DESK = _option("--desk", says=T("The desk file. Without it, the one of this computer's user."), metavar="FILE")
_PASSPHRASE = _option(
    "--passphrase-file",
    says=T("A file whose first line is the passphrase; - is standard input. Without it, you are asked."),
    metavar="FILE",
)
_PERSON = _option("--person", says=T("Which member of the centre you are."), metavar="NAME")
_JSON = _option("--json", says=T("Write the result as JSON."), action="store_true")
_LIMIT = _option("--limit", says=T("How many at most."), metavar="NUMBER", type=int, default=50)
_DATE = "YYYY-MM-DD"

VERBS: tuple[Verb, ...] = (
    Verb("run", T("Open the window."), "window"),
    Verb(
        "demo",
        T("Build a sample centre to try everything with, and open it. Its passphrase is demo-centre."),
        "sample",
        (
            _option("--clients", says=T("How many clients."), metavar="NUMBER", type=int, default=200),
            _option("--seed", says=T("The same seed gives the same centre."), metavar="NUMBER", type=int, default=1),
            _option("--day", says=T("The day on which the sample ends; today without it."), metavar=_DATE),
            _option("--no-window", says=T("Build it and print what was made, no more."), action="store_true"),
        ),
    ),
    Verb(
        "new",
        T("Make a new desk file for a centre."),
        "files",
        (
            _option("--name", says=T("The name of the centre."), metavar="NAME", required=True),
            _option("--country", says=T("The country of the centre, such as DE."), metavar="CODE", default=""),
            _option("--language", says=T("The language of its staff, such as en."), metavar="CODE", default=""),
            _option(
                "--recovery-file",
                says=T("Write the recovery key to this file instead of showing it once."),
                metavar="FILE",
            ),
        ),
    ),
    Verb("check", T("Check that the desk file is whole: pages, links, search, journal and audit trail."), "files"),
    Verb(
        "backup",
        T("Back the desk file up and verify the copy."),
        "files",
        (_option("--folder", says=T("Where to put it; beside the desk file without it."), metavar="FOLDER"),),
    ),
    Verb(
        "restore",
        T("Put a backup in the place of the desk file; the old file is kept."),
        "files",
        (
            _option("backup", says=T("The backup."), metavar="BACKUP"),
            _option(
                "--recovery-file", says=T("A file that holds the recovery key; - is standard input."), metavar="FILE"
            ),
        ),
    ),
    Verb(
        "search",
        T("Find clients by name in any script, file number, phone or document number."),
        "registers",
        (_option("text", says=T("What to look for."), metavar="TEXT", nargs="+"), _LIMIT),
    ),
    Verb("clients", T("List clients, the newest first."), "registers", (_LIMIT,)),
    Verb(
        "services",
        T("Find services in the directory."),
        "registers",
        (
            _option("text", says=T("What to look for."), metavar="TEXT", nargs="*"),
            _option("--language", says=T("Spoken there, such as ar."), metavar="CODE", default=""),
            _option("--need", says=T("The need that it answers, such as housing."), metavar="CODE", default=""),
            _option("--open-on", says=T("Open on this day."), metavar=_DATE),
            _option("--free", says=T("Free of charge."), action="store_true"),
            _option("--accessible", says=T("Accessible."), action="store_true"),
            _option("--open-now", says=T("Open now."), action="store_true"),
            _option("--takes-referrals", says=T("Takes referrals."), action="store_true"),
            _option("--has-places", says=T("Has places."), action="store_true"),
            _option("--provider", says=T("Kind of provider, such as church."), metavar="CODE", default=""),
            _option(
                "--within-km", says=T("At most so far from the office, in kilometres."), metavar="NUMBER", type=float
            ),
            _option("--client", says=T("Open to this client, by age, sex and status."), metavar="FILE_NUMBER"),
            _LIMIT,
        ),
    ),
    Verb(
        "letter",
        T("Print a referral letter to a PDF file; without consent the referral stays a draft."),
        "letters",
        (
            _option("--client", says=T("File number of the client."), metavar="FILE_NUMBER", required=True),
            _option("--service", says=T("Identifier of the service."), metavar="ID", required=True),
            _option("--language", says=T("Language of the client's page."), metavar="CODE", default=""),
            _option("--receiver-language", says=T("Language of the page for the service."), metavar="CODE", default=""),
            _option(
                "--body-file",
                says=T("A file with your own words for the client, in any language; - is standard input."),
                metavar="FILE",
            ),
            _option("--out", says=T("The PDF file to write."), metavar="FILE", required=True),
        ),
    ),
    Verb(
        "template",
        T("Show, check, try or save the template of the letter, or bring back the program's own."),
        "templates",
        (
            _option("what", says=T("What to do."), choices=("show", "check", "try", "save", "reset")),
            _option(
                "file", says=T("The file with a template; - is standard input."), metavar="FILE", nargs="?", default=""
            ),
            _option(
                "--out", says=T("The file to write: the template, or the PDF to try it."), metavar="FILE", default=""
            ),
            _option("--language", says=T("Language of the client's page."), metavar="CODE", default=""),
            _option("--receiver-language", says=T("Language of the page for the service."), metavar="CODE", default=""),
        ),
    ),
    Verb(
        "packs",
        T("List the packs of law, show one, check or add a file, or remove one of the centre's own."),
        "packs",
        (
            _option("what", says=T("What to do."), choices=("list", "show", "check", "add", "remove")),
            _option(
                "name",
                says=T("The id of the pack, or the file to check or add; - is standard input."),
                metavar="FILE",
                nargs="?",
                default="",
            ),
            _option("--out", says=T("The file to write the text of the pack to."), metavar="FILE", default=""),
        ),
    ),
    Verb(
        "booklet",
        T("Print the directory to a PDF file, by need, with contents and index."),
        "booklets",
        (
            _option(
                "--in", says=T("The language of the booklet, such as ar."), metavar="CODE", default="", dest="into"
            ),
            _option(
                "--paper", says=T("A4 or Letter; the centre's own without it."), choices=("A4", "Letter"), default=""
            ),
            _option("--words", says=T("Only services that fit these words."), metavar="TEXT", default=""),
            _option("--language", says=T("Spoken there, such as ar."), metavar="CODE", default=""),
            _option("--need", says=T("The need that it answers, such as housing."), metavar="CODE", default=""),
            _option("--free", says=T("Free of charge."), action="store_true"),
            _option("--accessible", says=T("Accessible."), action="store_true"),
            _option("--out", says=T("The PDF file to write."), metavar="FILE", required=True),
        ),
    ),
    Verb(
        "sheet",
        T("Print an information sheet to a PDF file; for a client, it is recorded as given. Without one, list them."),
        "booklets",
        (
            _option("sheet", says=T("Which sheet, as the list names it."), metavar="SHEET", nargs="?", default=""),
            _option("--language", says=T("The language of the sheet, such as ar."), metavar="CODE", default=""),
            _option("--client", says=T("File number of the client."), metavar="FILE_NUMBER", default=""),
            _option("--out", says=T("The PDF file to write."), metavar="FILE", default=""),
        ),
    ),
    Verb(
        "plan",
        T("Print the plan of a client to a PDF file, in her language, and record that she has it."),
        "booklets",
        (
            _option("client", says=T("File number of the client."), metavar="FILE_NUMBER"),
            _option("--language", says=T("The language of the plan, such as ar."), metavar="CODE", default=""),
            _option("--out", says=T("The PDF file to write."), metavar="FILE", required=True),
        ),
    ),
    Verb(
        "import",
        T("Import services (HSDS JSON or tables) or clients (CSV, XLSX, ODS)."),
        "exchange",
        (
            _option("what", says=T("directory or clients"), choices=("directory", "clients")),
            _option("source", says=T("The file or folder."), metavar="FILE"),
            _option(
                "--errors",
                says=T("Write the rows that were refused to this file (.csv or .xlsx), with the reasons."),
                metavar="FILE",
            ),
            _option("--mapping", says=T("The preset that says what the columns mean."), metavar="PRESET", default=""),
            _option("--sheet", says=T("The sheet of a workbook; the first without it."), metavar="NAME", default=""),
            _option("--encoding", says=T("The encoding of a CSV file, such as cp1256."), metavar="NAME", default=""),
            _option("--dates", says=T("What stands first in dates: day or month."), choices=("day", "month")),
            _option(
                "--duplicates",
                says=T("What becomes of rows that may be someone known: import, skip, or refuse them."),
                choices=("import", "skip", "refuse"),
                default="import",
            ),
            _option("--dry-run", says=T("Only say what would be imported."), action="store_true"),
        ),
    ),
    Verb(
        "export",
        T("Export the directory (HSDS) or clients (CSV)."),
        "exchange",
        (
            _option("what", says=T("directory or clients"), choices=("directory", "clients")),
            _option("target", says=T("The file or folder: .json, .csv, .xlsx, .zip or a folder."), metavar="FILE"),
            _option("--reason", says=T("Why clients leave the encrypted file; recorded."), metavar="TEXT", default=""),
        ),
    ),
    Verb(
        "list",
        T("Export what a list of the window shows to a spreadsheet (.xlsx or .csv)."),
        "lists",
        (
            _option("what", says=T("The list: clients, referrals or directory."), metavar="LIST"),
            _option("--out", says=T("The file to write: .xlsx or .csv."), metavar="FILE", required=True),
            _option("--columns", says=T("Its columns, such as name,born; all without it."), metavar="A,B", default=""),
            _option("--sort", says=T("The column to sort by; -born turns it round."), metavar="COLUMN", default=""),
            _option("--words", says=T("Only what is found by these words."), metavar="TEXT", default=""),
            _option(
                "--filter",
                says=T("Only what a filter lets through, such as minors."),
                metavar="FILTER",
                action="append",
                default=[],
            ),
            _option(
                "--lock-file",
                says=T("A file whose first line is the passphrase that shall lock the workbook."),
                metavar="FILE",
            ),
            _option("--reason", says=T("Why the file leaves the desk open; recorded."), metavar="TEXT", default=""),
            _option("--second", says=T("The second member who agrees to many rows."), metavar="NAME", default=""),
            _option("--second-passphrase-file", says=T("A file whose first line is her passphrase."), metavar="FILE"),
        ),
    ),
    Verb(
        "agenda",
        T("Show what the agenda holds, save appointments as a calendar file, or print the reception list of a day."),
        "agendas",
        (
            _option("--from", says=T("The first day; today without it."), metavar=_DATE, dest="first"),
            _option("--to", says=T("The last day; the sixth after the first without it."), metavar=_DATE, dest="last"),
            _option("--ics", says=T("Save the appointments to this calendar file (.ics)."), metavar="FILE"),
            _option("--names", says=T("With names and words instead of case numbers."), action="store_true"),
            _option("--everybody", says=T("Of all members, not only your own."), action="store_true"),
            _option(
                "--reception", says=T("Print the reception list of the first day to this PDF file."), metavar="FILE"
            ),
        ),
    ),
    Verb(
        "reply",
        T("Enter the answer to a referral by the code on its reply slip."),
        "letters",
        (
            _option("code", says=T("The code on the slip."), metavar="CODE"),
            _option("--answer", says=T("What was ticked; without it, the referral is shown."), metavar="ANSWER"),
            _option("--date", says=T("The date of the appointment."), metavar=_DATE),
            _option("--time", says=T("The time of the appointment."), metavar="HH:MM"),
            _option("--note", says=T("What else the slip says."), metavar="TEXT", default=""),
        ),
    ),
    Verb(
        "do",
        T("Run any command of the desk by its name."),
        "commands",
        (
            _option("command", says=T("Its name, as “commands” lists it."), metavar="COMMAND"),
            _option(
                "--json",
                says=T("Its arguments as a JSON object; - reads them from standard input."),
                metavar="ARGUMENTS",
                default="{}",
            ),
        ),
        json_is_argument=True,
    ),
    Verb("commands", T("List the commands of the desk, their arguments and rights."), "commands"),
)


class _Parser(argparse.ArgumentParser):
    """Refuses with a sentence instead of leaving the program."""

    def error(self, message: str) -> NoReturn:
        """Raise what was not understood."""
        text = T("This was not understood: {reason}. See “{program} --help”.")
        raise InvalidError((Problem("", text.put(reason=message, program=self.prog)),))


def parser(say: Callable[[Text], str]) -> argparse.ArgumentParser:
    """Make the parser, with its help said by ``say``."""
    top = _Parser(prog="integration-desk", description=say(T("The desk of a migrant resource centre.")))
    top.add_argument("--version", action="version", version=f"integration-desk {__version__}")
    verbs = top.add_subparsers(dest="verb", metavar="VERB", parser_class=_Parser)
    for verb in VERBS:
        said = say(verb.help)
        one = verbs.add_parser(verb.name, help=said, description=said)
        for option in (*verb.options, _DESK, _PASSPHRASE, _PERSON, *(() if verb.json_is_argument else (_JSON,))):
            one.add_argument(*option.flags, help=say(option.help).replace("%", "%%"), **dict(option.settings))
    return top
