"""Identifiers: ids for records, file numbers and short codes for people to read, write and say.

File numbers are written by hand, read aloud and typed, so they use Crockford's 32 characters (no I, L, O, U) and end
in a check character: the ISO 7064 idea of a weighted sum, here modulo the prime 37 as Crockford describes, so every
single wrong character and every swap of neighbours is noticed.
"""

import secrets
import struct
from collections.abc import Callable

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CHECK = _ALPHABET + "*~$=U"
_PAIRS = tuple(first + second for first in _ALPHABET for second in _ALPHABET)
_HEARD_AS = str.maketrans({"I": "1", "L": "1", "O": "0"})


def check_character(body: str) -> str:
    """Return the check character of a body in Crockford's alphabet.

    >>> check_character("A7K2")
    'G'
    """
    total = 0
    for character in body:
        total = (total * 32 + _ALPHABET.index(character)) % 37
    return _CHECK[total]


def _random_body(length: int, choose: Callable[[str], str]) -> str:
    return "".join(choose(_ALPHABET) for _ in range(length))


def code_for(body: str, prefix: str) -> str:
    """Write a body with its prefix and check character, as ``F-A7K2-G``."""
    return f"{prefix}-{body}-{check_character(body)}"


def new_code(prefix: str, office: str = "", length: int = 5, choose: Callable[[str], str] = secrets.choice) -> str:
    """Make a new number such as ``F-2B7K4Q-9``: two characters of the office, then random ones, then the check.

    The office part keeps numbers of offices without a network apart; the store refuses a collision inside one.
    ``choose`` draws one character, for a repeatable sample centre. The check is always a plain letter or digit.
    """
    while True:
        body = office + _random_body(length, choose)
        if check_character(body) in _ALPHABET:
            return code_for(body, prefix)


def new_codes(prefix: str, office: str, count: int, draw: Callable[[int], bytes] = secrets.token_bytes) -> list[str]:
    """Make up to ``count`` new numbers at once, as ``new_code`` makes them; ``draw`` gives that many random bytes.

    Some are fewer, and two may be the same: whoever keeps them draws again.

    >>> [new_code == code_for(new_code[2:9], "F") for new_code in new_codes("F", "2B", 3, lambda size: bytes(size))]
    [True, True, True]
    """
    head = 0
    for character in office:
        head = head * 32 + _ALPHABET.index(character)
    made = []
    for (drawn,) in struct.iter_unpack(">I", draw(4 * count)):
        bits = drawn & 0x1FFFFFF
        check = (head << 25 | bits) % 37
        if check < len(_ALPHABET):
            body = _PAIRS[bits >> 15] + _PAIRS[bits >> 5 & 1023] + _ALPHABET[bits & 31]
            made.append(f"{prefix}-{office}{body}-{_CHECK[check]}")
    return made


def new_office_code(choose: Callable[[str], str] = secrets.choice) -> str:
    """Make the two characters that a centre's file numbers begin with."""
    return _random_body(2, choose)


def normal_code(written: str) -> str:
    """Return a typed number in its normal form, or "" when it is none or its check character is wrong.

    >>> normal_code(" f a7k2g ")
    'F-A7K2-G'
    """
    plain = "".join(character for character in written.upper() if character.isascii() and character.isalnum())
    if len(plain) < 4:
        return ""
    prefix, rest = plain[0], plain[1:].translate(_HEARD_AS)
    body, check = rest[:-1], rest[-1]
    if any(character not in _ALPHABET for character in rest) or check_character(body) != check:
        return ""
    return code_for(body, prefix)
