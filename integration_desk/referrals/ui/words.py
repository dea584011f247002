"""How referrals are told on screen: states as chips, days with how far they are."""

from datetime import date, datetime

from integration_desk import i18n
from integration_desk.core.words import T, Text, verbatim
from integration_desk.referrals import rules
from integration_desk.referrals.model import STATES


def state_chip(state: str, *, silent: bool = False) -> tuple[Text, str]:
    """Return the words and the tone of a state."""
    if silent:
        return T("No answer yet"), "danger"
    return STATES.label(state), rules.TONES[state]


def day_of(when: date | datetime) -> date:
    """Return the day here of a date or moment."""
    return when.astimezone().date() if isinstance(when, datetime) else when


def when_words(when: date | datetime | None, today: date, *, overdue: bool = False) -> Text | str:
    """Return how far a day is and which it is: "in 3 days, Fri, 27 Nov"; with the word when it is overdue."""
    if when is None:
        return ""
    speaker, day = i18n.current(), day_of(when)
    said = T("{relative}, {day}").put(
        relative=verbatim(speaker.relative(day, today)), day=verbatim(speaker.weekday_date(day, "short"))
    )
    return T("overdue: {when}").put(when=said) if overdue else said
