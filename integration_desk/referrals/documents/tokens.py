"""Tokens: the places in a sentence that the desk fills, such as ``{client_name}``.

The language of templates has this one construct and no other: a token is a name from a closed list between braces, and
its value is a string. There is nothing in it that could reach an attribute, an item, a function or a file.
"""

import re
from collections.abc import Mapping

from integration_desk.core.documents import Span
from integration_desk.core.words import T, Text

TOKENS: dict[str, Text] = {
    "client_name": T("The client's name, if it is disclosed"),
    "case_code": T("The case code of a confidential letter"),
    "service_name": T("The service"),
    "organisation": T("The organisation that receives the letter"),
    "centre_name": T("Your centre"),
    "centre_phone": T("The centre's phone"),
    "centre_email": T("The centre's e-mail"),
    "caseworker_name": T("The caseworker"),
    "caseworker_function": T("The caseworker's function"),
    "caseworker_phone": T("The caseworker's phone, else the centre's"),
    "referral_number": T("The reference of the letter"),
    "today": T("The date of the letter"),
    "answer_due": T("The day by which an answer is asked for"),
    "appointment": T("Day and time of the appointment"),
    "appointment_place": T("Place of the appointment"),
    "languages": T("The client's languages, if they are disclosed"),
    "interpreter_language": T("The language to interpret, if it is disclosed"),
    "consent_date": T("The day of the client's consent"),
    "contact_means": T("Safe means of contact, if they are disclosed"),
    "contact_hours": T("Safe hours, if they are disclosed"),
    "code_word": T("The code word, if it is disclosed"),
}

_PIECE = re.compile(r"\{([^{}]*)\}|([{}])|([^{}]+)")


def strange_tokens(words: str) -> tuple[str, ...]:
    """Return what in a sentence looks like a token and is none, as it is written.

    >>> strange_tokens("Dear {client_name}"), strange_tokens("{client.name} and {x}, {")
    ((), ('{client.name}', '{x}', '{'))
    """
    found = []
    for match in _PIECE.finditer(words):
        name, brace, _ = match.groups()
        if brace or (name is not None and name not in TOKENS):
            found.append(match.group())
    return tuple(dict.fromkeys(found))


def fill(words: str, values: Mapping[str, str]) -> tuple[Span, ...]:
    """Return a sentence with its tokens filled, each value kept whole; nothing at all when a value is missing.

    >>> [span.text for span in fill("Call {centre_phone}.", {"centre_phone": "030 1"})]
    ['Call ', '030 1', '.']
    >>> fill("Dear {client_name},", {})
    ()
    """
    spans = []
    for match in _PIECE.finditer(words):
        name, brace, plain = match.groups()
        if name is None:
            spans.append(Span(plain or brace))
        elif values.get(name):
            spans.append(Span(values[name], isolate=True))
        else:
            return ()
    return tuple(spans)
