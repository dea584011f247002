"""Reading what people type into fields for dates, times and numbers, in the order and digits they are used to."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, time

import attrs

from integration_desk.core.dates import PartialDate
from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.words import T, Text

_WORD = re.compile(r"[^\W\d_]+\.?", re.UNICODE)
_NUMBER = re.compile(r"\d+")
_SIGNS = "~≈"


def _refused(text: Text) -> InvalidError:
    return InvalidError((Problem("", text),))


def plain_digits(typed: str) -> str:
    """Return the text with the digits of any script as 0 to 9, without marks of direction.

    >>> plain_digits("٢٠/٠٥/١٩٨٧")
    '20/05/1987'
    """
    kept = (character for character in typed if unicodedata.category(character) != "Cf")
    return "".join(
        str(unicodedata.decimal(character)) if unicodedata.category(character) == "Nd" else character
        for character in kept
    ).strip()


@attrs.frozen
class DateManner:
    """How a language writes dates in figures: order of day and month, separator, names of months, words for "about"."""

    day_first: bool = True
    separator: str = "/"
    months: Mapping[str, int] = attrs.field(factory=dict)
    about: tuple[str, ...] = ("about", "ca", "c", "circa")

    def write(self, value: PartialDate) -> str:
        """Write a date as one types it: ``20/05/1987``, ``05/1987``, ``~1987``."""
        parts = [f"{value.year:04d}"]
        if value.month is not None:
            parts.insert(0, f"{value.month:02d}")
            if value.day is not None:
                parts.insert(0 if self.day_first else 1, f"{value.day:02d}")
        return ("~" if value.about else "") + self.separator.join(parts)


def read_partial(typed: str, manner: DateManner) -> PartialDate:
    """Read a date of which the day or the month may be missing; raises InvalidError with a sentence.

    >>> str(read_partial("5.1987", DateManner())), str(read_partial("about 20 May 1987", DateManner(months={"may": 5})))
    ('1987-05', '~1987-05-20')
    """
    text = plain_digits(typed)
    unreadable = _refused(
        T("“{typed}” cannot be read as a date. Write a year, month and year, or day, month and year.").put(typed=typed)
    )
    about, month_name = any(sign in text for sign in _SIGNS), 0
    for word in _WORD.findall(text):
        plain = word.casefold().rstrip(".")
        if plain in manner.about:
            about = True
        elif plain in manner.months and not month_name:
            month_name = manner.months[plain]
        else:
            raise unreadable
    numbers = _NUMBER.findall(text)
    left_over = re.sub(r"[\d\s./\-–,،~≈]", "", _WORD.sub("", text))
    if left_over or not numbers:
        raise unreadable
    year, month, day = _placed(numbers, month_name, manner, unreadable)
    try:
        return PartialDate(year, month, day, about=about)
    except InvalidError as error:
        raise _refused(T("“{typed}” is not a day of the calendar.").put(typed=typed)) from error


def _placed(
    numbers: list[str], month_name: int, manner: DateManner, unreadable: InvalidError
) -> tuple[int, int | None, int | None]:
    """Tell year, month and day apart; the year is the number of four figures."""
    years = [place for place, number in enumerate(numbers) if len(number) == 4]
    if len(years) != 1 or len(numbers) > 3 - bool(month_name):
        raise unreadable
    year = int(numbers[years[0]])
    rest = [int(number) for place, number in enumerate(numbers) if place != years[0]]
    if month_name:
        return year, month_name, rest[0] if rest else None
    if not rest:
        return year, None, None
    if len(rest) == 1:
        return year, rest[0], None
    if years[0] == 0:
        return year, rest[0], rest[1]
    if years[0] == 1:
        raise unreadable
    first, second = rest
    day_first = manner.day_first if first <= 12 and second <= 12 else first > 12
    return (year, second, first) if day_first else (year, first, second)


def read_date(typed: str, manner: DateManner) -> date:
    """Read a date that must be known to the day; raises InvalidError with a sentence."""
    read = read_partial(typed, manner)
    exact = read.exact()
    if exact is None:
        raise _refused(T("“{typed}” is not a full date: day, month and year are needed.").put(typed=typed))
    return exact


def read_time(typed: str) -> time:
    """Read a time of day; raises InvalidError with a sentence.

    >>> read_time("9"), read_time("14.30"), read_time("0815")
    (datetime.time(9, 0), datetime.time(14, 30), datetime.time(8, 15))
    """
    text = plain_digits(typed)
    match = re.fullmatch(r"(\d{1,2})(?:\s*[:.h٫]\s*(\d{2}))?(?:\s*h)?", text) or re.fullmatch(r"(\d{2})(\d{2})", text)
    if match is not None:
        hour, minute = int(match[1]), int(match[2] or 0)
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise _refused(T("“{typed}” is not a time. Write it as 14:30.").put(typed=typed))


def read_integer(typed: str) -> int:
    """Read a whole number; raises InvalidError with a sentence."""
    text = plain_digits(typed).replace("\u2212", "-")
    if re.fullmatch(r"-?\d{1,15}", text) is None:
        raise _refused(T("“{typed}” is not a whole number.").put(typed=typed))
    return int(text)


def read_decimal(typed: str) -> float:
    """Read a number with at most one decimal sign, point or comma; raises InvalidError with a sentence.

    >>> read_decimal("52,5"), read_decimal("-٣٫٥")
    (52.5, -3.5)
    """
    text = plain_digits(typed).replace("\u2212", "-").replace("٫", ".").replace(",", ".")
    if re.fullmatch(r"-?\d{1,15}(\.\d{0,12})?", text) is None:
        raise _refused(T("“{typed}” is not a number.").put(typed=typed))
    return float(text)


def folded(text: str) -> str:
    """Return a text as it is compared while finding: no case, no marks, Arabic and Persian letters alike.

    >>> folded("Türkçe"), folded("فارسي")
    ('turkce', 'فارسی')
    """
    apart = unicodedata.normalize("NFKD", text).casefold()  # a letter in another form may come apart into capitals
    plain = unicodedata.normalize("NFKD", apart).translate(_ALIKE)
    return "".join(character for character in plain if not unicodedata.combining(character))


_ALIKE = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ı": "i", "ł": "l", "đ": "d", "ø": "o"})
