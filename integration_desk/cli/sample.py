"""The verb that builds the sample centre."""

import sys
from datetime import UTC, datetime
from typing import Any

import attrs

from integration_desk.cli.desks import catalogue, day_of, desk_path
from integration_desk.cli.terminal import Terminal
from integration_desk.cli.window import open_window
from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.words import T, Text
from integration_desk.demo import PASSPHRASE, Sample, build_sample
from integration_desk.referrals import STATES

MOST_CLIENTS = 1_000_000


def demo_verb(options: Any, terminal: Terminal) -> int:
    """Build the sample centre, say what was made, and open the window on it unless that is not wanted."""
    if not 1 <= options.clients <= MOST_CLIENTS:
        text = T("The number of clients must be between 1 and {most}.").put(most=MOST_CLIENTS)
        raise InvalidError((Problem("clients", text),))
    day = day_of(options.day) or datetime.now(UTC).astimezone().date()
    sample = build_sample(
        desk_path(options),
        catalogue(),
        clients=options.clients,
        seed=options.seed,
        day=day,
        progress=_progress(terminal),
    )
    told = {**attrs.asdict(sample), "path": str(sample.path), "passphrase": PASSPHRASE, "day": day}
    if terminal.as_json:
        terminal.json(told)
    else:
        for line in _lines(sample):
            terminal.line(line)
    return 0 if options.no_window else open_window(sample.path)


def _progress(terminal: Terminal) -> Any:
    """Return what tells how far it is, where a person is watching."""
    if not sys.stderr.isatty():
        return lambda _done, _total: None

    def tell(done: int, total: int) -> None:
        words = terminal.say(T("{done} of {total} clients").put(done=done, total=total))
        print(f"\r{words}", end="" if done < total else "\n", file=sys.stderr, flush=True)

    return tell


def _lines(sample: Sample) -> list[Text]:
    return [
        T("{centre}: {file}").put(centre=sample.centre, file=str(sample.path)),
        T("Passphrase of {person}: {words}").put(person=sample.person, words=PASSPHRASE),
        T("Clients: {clients} (native languages: {languages}, households: {households})").put(
            clients=sample.clients, languages=sample.languages, households=sample.households
        ),
        T("Services: {services} (organisations: {organizations})").put(
            services=sample.services, organizations=sample.organizations
        ),
        T("Referrals: {referrals} ({states})").put(
            referrals=sample.referrals, states=tuple(_state(code, number) for code, number in sample.states.items())
        ),
    ]


def _state(code: str, number: int) -> Text:
    return T("{count} × {state}").put(count=number, state=STATES.label(code))
