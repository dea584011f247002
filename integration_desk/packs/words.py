"""How what a pack says reads on screen and paper: periods, deadlines, places."""

from collections.abc import Iterable

from integration_desk.core.words import T, Text, verbatim
from integration_desk.i18n import current, no_letters
from integration_desk.packs.model import DeadlineRule, Pack
from integration_desk.packs.periods import Period
from integration_desk.packs.saying import Said


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


def instead(language: str, words: Iterable[Said]) -> Text | None:
    """Return what the staff is told before a paper prints words of a pack: which of it comes in another language.

    None where the letters and all of these words are there in the language, or in one near to it.
    """
    if told := no_letters(language):
        return told
    others = dict.fromkeys(one.in_language(language)[0] for one in words if one and not one.speaks(language))
    if not others:
        return None
    now = current()
    text = T("Some words of the rules are not there in {language} yet: they print in {printed}.")
    return text.put(language=verbatim(now.language(language)), printed=tuple(map(now.language, others)))
