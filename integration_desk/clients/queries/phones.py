"""Phone numbers in the forms in which people type them."""

import re
from functools import lru_cache

import phonenumbers

_SHARED = 7
"""How many digits, as written, decide in which other forms a number is found: numbering plans look no deeper."""

_NO_DIGITS = dict.fromkeys(code for code in range(128) if not chr(code).isdigit())
_PLAINLY = re.compile(r"\+?[0-9][0-9 ./-]*[0-9]")
_LEADING = 7
"""How many digits decide how a number is dialled at home."""

ENDING = 4
"""Numbers that end otherwise are not one phone, whatever stands before: the plans need not be asked."""


def digits_of(written: str) -> str:
    """Return the digits of a number, whatever the script and the spacing.

    >>> digits_of("+49 (0)151 123-45"), digits_of("٠١٥١")
    ('4915112345', '0151')
    """
    if written.isascii():
        return written.replace("(0)", "").translate(_NO_DIGITS)
    return "".join(str(int(character)) for character in written.replace("(0)", "") if character.isdecimal())


def phone_forms(written: str, country: str) -> frozenset[str]:
    """Return the digits under which a number is found: as written, with the country code, and as dialled at home.

    ``country`` is where a number without country code is from.

    >>> sorted(phone_forms("0151 2345 6789", "DE"))
    ['015123456789', '15123456789', '4915123456789']
    """
    plain = digits_of(written)
    if len(plain) < 3:
        return frozenset()
    if len(plain) > _SHARED and _PLAINLY.fullmatch(written):
        changes = _changes(plain[:_SHARED], len(plain), written[0] == "+", country)
        if changes is not None:
            return frozenset([before + plain[cut:] for cut, before in changes])
    return frozenset({plain, *_forms(written, country)})


@lru_cache(maxsize=4096)
def _changes(leading: str, length: int, whole: bool, country: str) -> tuple[tuple[int, str], ...] | None:
    """Return how numbers that begin alike and are as long become the forms in which they are found.

    Each change is how many digits go at the beginning and which come in their place; ``whole`` numbers begin with a
    plus. None where a form is not such a change.

    >>> _changes("0151234", 12, False, "DE")
    ((0, ''), (1, ''), (1, '49'))
    """
    plain = leading.ljust(length, "1")
    found = {(0, "")}
    for form in _forms(("+" if whole else "") + plain, country):
        cut = next((cut for cut in range(_SHARED) if form.endswith(plain[cut:])), None)
        if cut is None:
            return None
        found.add((cut, form.removesuffix(plain[cut:])))
    return tuple(sorted(found))


def _forms(written: str, country: str) -> frozenset[str]:
    """Return the forms of a number by its numbering plan: with the country code, without, and as dialled at home."""
    try:
        number = phonenumbers.parse(written, country or None)
    except phonenumbers.NumberParseException:
        return frozenset()
    if not phonenumbers.is_possible_number(number):
        return frozenset()
    significant = phonenumbers.national_significant_number(number)
    before = _before(number.country_code, significant[:_LEADING], len(significant))
    if before is None:
        dialled = digits_of(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL))
    else:
        dialled = before + significant
    return frozenset({f"{number.country_code}{significant}", significant, dialled})


@lru_cache(maxsize=4096)
def _before(code: int, leading: str, length: int) -> str | None:
    """Return the digits dialled before a number at home, which numbers share that begin alike and are as long.

    None where dialling at home changes the number itself, as for mobile phones in Argentina.

    >>> _before(49, "151234", 11), _before(39, "061234", 10)
    ('0', '')
    """
    significant = leading.ljust(length, "1")
    number = phonenumbers.PhoneNumber(country_code=code, national_number=int(significant))
    if significant.startswith("0"):
        number.italian_leading_zero = True
        number.number_of_leading_zeros = len(significant) - len(significant.lstrip("0"))
    written = digits_of(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL))
    return written.removesuffix(significant) if written.endswith(significant) else None


def begins_phone(typed: str, written: str, country: str) -> bool:
    """Tell whether typed digits, with or without codes and zeros, begin a written number.

    What the digits themselves tell is not asked of the numbering plans, which know everything and take their time.

    >>> begins_phone("0151", "+49 151 234567", "DE"), begins_phone("49151", "0151 234567", "DE")
    (True, True)
    >>> begins_phone("0152", "+49 151 234567", "DE"), begins_phone("000", "0151 234567", "DE")
    (False, False)
    """
    digits = digits_of(written)
    starts = {one for one in (typed, typed.removeprefix("00").removeprefix("0")) if one.lstrip("0")}
    code = str(phonenumbers.country_code_for_region(country) or "")
    if any(digits.startswith((one, f"0{one}", f"{code}{one}")) for one in starts):
        return True
    if not any(one.lstrip("0") in f"{code}{digits.lstrip('0')}" for one in starts):
        return False
    return any(form.startswith(one) for form in phone_forms(written, country) for one in starts)


def same_phone(one: str, other: str, country: str) -> bool:
    """Tell whether two written numbers reach one phone.

    >>> same_phone("+49 151 23456789", "0151/23456789", "DE"), same_phone("0151 1", "0151 2", "DE")
    (True, False)
    """
    if digits_of(one)[-ENDING:] != digits_of(other)[-ENDING:]:
        return False
    first, second = phone_forms(one, country), phone_forms(other, country)
    longest = max(first, key=len, default=""), max(second, key=len, default="")
    return bool(first & second) and min(map(len, longest)) >= 6
