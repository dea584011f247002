"""How what a pack says reads on screen and paper: periods, deadlines, places."""

from integration_desk.core.words import T, Text, verbatim
from integration_desk.i18n import current
from integration_desk.packs.model import DeadlineRule, Pack
from integration_desk.packs.periods import Period


def period_words(period: Period) -> Text:
    """Return a period in words.

    >>> str(period_words(Period(months=24))), str(period_words(Period(months=1, days=3)))
    ('2 years', '1 month and 3 days')
    """
    if period.working_days:
        return T("{count} working day", "{count} working days").of(period.working_days)
    years, months = divmod(period.months, 12)
    if period.months and not months:
        long = T("{count} year", "{count} years").of(years)
    else:
        long = T("{count} month", "{count} months").of(period.months)
    short = T("{count} day", "{count} days").of(period.days)
    if period.months and period.days:
        return T("{months} and {days}").put(months=long, days=short)
    return long if period.months else short


def deadline_words(deadline: DeadlineRule, pack: Pack) -> Text:
    """Return from when and how long a deadline runs, as "9 months from: Application filed"."""
    event = pack.event(deadline.event)
    name = verbatim(event.title.text(current().language_code) if event else deadline.event)
    text = T("{period} back from: {event}") if deadline.direction == "before" else T("{period} from: {event}")
    return text.put(period=period_words(deadline.period), event=name)


def place_words(jurisdiction: str) -> Text:
    """Return the name of the place whose law a pack holds."""
    if jurisdiction == "eu":
        return T("European Union")
    known = len(jurisdiction) == 2 and jurisdiction.isalpha()
    return verbatim(current().country(jurisdiction.upper()) if known else jurisdiction)
