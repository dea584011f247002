"""Phone numbers in the forms in which people type them."""

import phonenumbers

_ENDING = 4
"""Numbers that end otherwise are not one phone, whatever stands before: the plans need not be asked."""


def digits_of(written: str) -> str:
    """Return the digits of a number, whatever the script and the spacing.

    >>> digits_of("+49 (0)151 123-45"), digits_of("٠١٥١")
    ('4915112345', '0151')
    """
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
    found = {plain}
    try:
        number = phonenumbers.parse(written, country or None)
    except phonenumbers.NumberParseException:
        return frozenset(found)
    if not phonenumbers.is_possible_number(number):
        return frozenset(found)
    national = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
    return frozenset(
        found
        | {
            f"{number.country_code}{phonenumbers.national_significant_number(number)}",
            phonenumbers.national_significant_number(number),
            digits_of(national),
        }
    )


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
    if digits_of(one)[-_ENDING:] != digits_of(other)[-_ENDING:]:
        return False
    first, second = phone_forms(one, country), phone_forms(other, country)
    longest = max(first, key=len, default=""), max(second, key=len, default="")
    return bool(first & second) and min(map(len, longest)) >= 6
