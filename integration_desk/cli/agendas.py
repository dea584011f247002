"""The verb about the agenda: what it holds, as words, as a calendar file, as the reception list of a day."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from integration_desk.app import SLICES
from integration_desk.casework import calendar_meetings, calendar_of, reception_list
from integration_desk.cli.desks import day_of, opened
from integration_desk.cli.terminal import Terminal
from integration_desk.core.access import Reader
from integration_desk.core.errors import StorageError
from integration_desk.core.slices import AgendaEntry
from integration_desk.core.words import T
from integration_desk.i18n import Speaker
from integration_desk.printing import render
from integration_desk.store import Desk


def agenda_verb(options: Any, terminal: Terminal) -> int:
    """Show the agenda of some days, or write it to files; that a file left the desk is recorded."""
    first = day_of(options.first) or datetime.now().astimezone().date()
    last = day_of(options.last) or first + timedelta(days=6)
    with opened(options) as desk:
        if options.ics:
            _calendar(desk, options, terminal, first, last)
        if options.reception:
            _reception(desk, options, terminal, first)
        if not (options.ics or options.reception):
            _show(desk, options, terminal, first, last)
    return 0


def _calendar(desk: Desk, options: Any, terminal: Terminal, first: date, last: date) -> None:
    member = "" if options.everybody else desk.person.id

    def made(reader: Reader) -> tuple[int, bytes]:
        meetings = calendar_meetings(reader, first, last, member)
        return len(meetings), calendar_of(meetings, terminal.speaker.say, reader.now, names=options.names)

    count, content = desk.ask(made)
    _write(Path(options.ics), content)
    desk.record_event("export", (), what="calendar", names=bool(options.names)).result()
    said = T("{count} appointment", "{count} appointments").of(count)
    told = T("{appointments} saved to {file}").put(appointments=said, file=options.ics)
    terminal.show({"out": options.ics, "appointments": count, "names": bool(options.names)}, told)


def _reception(desk: Desk, options: Any, terminal: Terminal, day: date) -> None:
    document = desk.ask(reception_list, day, terminal.speaker)
    _write(Path(options.reception), render(document))
    desk.record_event("print", (), what="reception list", day=day.isoformat()).result()
    told = T("The reception list is in {file}.").put(file=options.reception)
    terminal.show({"out": options.reception, "day": day.isoformat()}, told)


def _show(desk: Desk, options: Any, terminal: Terminal, first: date, last: date) -> None:
    def entries(reader: Reader) -> list[AgendaEntry]:
        found = [one for part in SLICES if part.agenda is not None for one in part.agenda(reader, first, last)]
        mine = [one for one in found if options.everybody or one.owner_id == reader.person.id]
        return sorted(mine, key=lambda one: (_day(one), isinstance(one.start, datetime), one.start.isoformat()))

    speaker, shown = terminal.speaker, desk.ask(entries)
    if terminal.as_json:
        terminal.json([_as_json(one, speaker) for one in shown])
        return
    if not shown:
        terminal.line(T("Nothing is planned in these days."))
    terminal.table(
        [
            [
                speaker.weekday_date(_day(one)),
                speaker.time(one.start) if isinstance(one.start, datetime) else "",
                speaker.say(one.title),
                speaker.say(one.state) if one.state is not None else "",
            ]
            for one in shown
        ]
    )


def _as_json(entry: AgendaEntry, speaker: Speaker) -> dict[str, Any]:
    return {
        "id": entry.id,
        "kind": entry.kind,
        "day": _day(entry).isoformat(),
        "time": entry.start.astimezone().strftime("%H:%M") if isinstance(entry.start, datetime) else None,
        "title": speaker.say(entry.title),
        "state": speaker.say(entry.state) if entry.state is not None else "",
    }


def _day(entry: AgendaEntry) -> date:
    return entry.start.astimezone().date() if isinstance(entry.start, datetime) else entry.start


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        text = T("{file} could not be written ({reason}). Free some space or choose another place.")
        raise StorageError(text.put(file=str(path), reason=error.strerror or "")) from error
