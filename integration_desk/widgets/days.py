"""Days as one plans by them: how far they are, and which they are."""

from datetime import date, datetime

from integration_desk import i18n
from integration_desk.core.words import T, Text, verbatim


def when_words(when: date | datetime | None, today: date, *, overdue: bool = False) -> Text | str:
    """Return how far a day is and which it is: "in 3 days, Fri, 27 Nov"; with the word when it is overdue."""
    if when is None:
        return ""
    speaker = i18n.current()
    day = when.astimezone().date() if isinstance(when, datetime) else when
    said = T("{relative}, {day}").put(
        relative=verbatim(speaker.relative(day, today)), day=verbatim(speaker.weekday_date(day, "short"))
    )
    return T("overdue: {when}").put(when=said) if overdue else said
