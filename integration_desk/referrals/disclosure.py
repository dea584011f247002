"""What a receiver may know: presets per kind of provider and per need, each the least that a service needs to help."""

from collections.abc import Collection

from integration_desk.core.words import T, Text
from integration_desk.referrals.model import DISCLOSABLE

LEAST: tuple[str, ...] = ("name", "languages", "interpreter", "safe_contact")

PRESETS: dict[str, tuple[str, ...]] = {
    "national_government": ("name", "birth_date", "nationalities", "languages", "interpreter", "safe_contact"),
    "local_government": ("name", "birth_date", "address", "languages", "interpreter", "safe_contact"),
    "consulate": ("name", "birth_date", "nationalities", "languages", "safe_contact"),
    "health": ("name", "birth_date", "sex", "languages", "interpreter", "access_needs", "safe_contact"),
    "school": ("name", "birth_year", "languages", "interpreter", "schooling_years", "literacy", "safe_contact"),
    "church": LEAST,
    "community": LEAST,
    "ngo": (*LEAST, "birth_year", "access_needs"),
    "trade_union": ("name", "languages", "interpreter", "occupation", "safe_contact"),
    "employers": ("name", "languages", "occupation"),
    "company": ("name", "languages", "occupation"),
    "recruiter": ("name", "languages", "occupation"),
}

FOR_NEED: dict[str, tuple[str, ...]] = {
    "life": (),
    "public_services": ("birth_date", "nationalities", "address"),
    "housing": ("birth_year", "household"),
    "food": ("household",),
    "health": ("birth_date", "sex"),
    "mental_health": ("birth_year", "sex"),
    "money": ("birth_date", "address", "household"),
    "legal": ("birth_date", "nationalities"),
    "safety": (),
    "family": ("household",),
    "childcare": ("household", "address"),
    "language": ("birth_year", "schooling_years", "literacy"),
    "skills": ("birth_year", "occupation"),
    "education": ("birth_year", "schooling_years", "literacy"),
    "recognition": ("occupation", "schooling_years"),
    "work": ("occupation",),
    "work_rights": ("occupation",),
    "networks": (),
    "citizenship": ("birth_date", "nationalities"),
    "return_home": ("nationalities",),
}
"""What a service for a need has to know beside who comes, how to talk with her and what she needs to get in."""
_ALWAYS: frozenset[str] = frozenset({*LEAST, "access_needs"})

ONE_OR_OTHER: tuple[tuple[str, str], ...] = (("birth_year", "birth_date"),)
HIDDEN_WHEN_CONFIDENTIAL: frozenset[str] = frozenset(
    {"name", "native_name", "file_number", "birth_date", "phone", "email", "address", "household"}
)


def preset_for(provider_kind: str, needs: Collection[str] = ()) -> tuple[str, ...]:
    """Return the least that a service needs to know: what its kind of provider is told, as far as its needs ask for it.

    A provider of no known kind is told the least of all, and what the needs ask for.

    >>> preset_for("company")
    ('name', 'languages', 'occupation')
    >>> preset_for("") == LEAST
    True
    >>> preset_for("health", ("networks",))
    ('name', 'languages', 'interpreter', 'access_needs', 'safe_contact')
    >>> preset_for("", ("language",))
    ('name', 'birth_year', 'languages', 'interpreter', 'safe_contact', 'literacy', 'schooling_years')
    """
    usual = PRESETS.get(provider_kind)
    asked = {name for need in needs for name in FOR_NEED.get(need, ())}
    if usual is None:
        return told((*LEAST, *asked), confidential=False) if asked else LEAST
    return tuple(name for name in usual if not needs or name in _ALWAYS or _covers(name, asked))


def _covers(name: str, asked: Collection[str]) -> bool:
    """Tell whether what a need asks for is this, or something of which this is the lesser."""
    return name in asked or any(name == less and more in asked for less, more in ONE_OR_OTHER)


def told(chosen: tuple[str, ...], *, confidential: bool) -> tuple[str, ...]:
    """Return what a letter really tells, in the order of the list: a confidential one hides who the client is.

    >>> told(("birth_date", "name", "languages"), confidential=True)
    ('languages',)
    >>> told(("birth_year", "birth_date", "name"), confidential=False)
    ('name', 'birth_date')
    """
    kept = set(chosen)
    if confidential:
        kept -= HIDDEN_WHEN_CONFIDENTIAL
    for less, more in ONE_OR_OTHER:
        if more in kept:
            kept.discard(less)
    return tuple(entry.code for entry in DISCLOSABLE if entry.code in kept)


def label_of(name: str) -> Text:
    """Return the words for something that may be disclosed, for the staff."""
    return DISCLOSABLE.label(name)


def more_than_needed(chosen: tuple[str, ...], provider_kind: str, needs: Collection[str] = ()) -> tuple[str, ...]:
    """Return what is disclosed beyond what this kind of provider, and a service for these needs, may have to know.

    >>> more_than_needed(("name", "residence_status"), "company")
    ('residence_status',)
    >>> more_than_needed(("name", "household"), "local_government", ("housing",))
    ()
    """
    asked = {name for need in needs for name in FOR_NEED.get(need, ())}
    known = {*preset_for(provider_kind), *asked}
    known |= {less for less, more in ONE_OR_OTHER if more in known}
    return tuple(name for name in chosen if name not in known)


SUGGESTED_MORE: Text = T("More than this kind of service usually needs: {fields}. Is it needed?")
