"""What a receiver may know: presets per kind of provider, each the least that such a service needs to help."""

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

ONE_OR_OTHER: tuple[tuple[str, str], ...] = (("birth_year", "birth_date"),)
HIDDEN_WHEN_CONFIDENTIAL: frozenset[str] = frozenset(
    {"name", "native_name", "file_number", "birth_date", "phone", "email", "address", "household"}
)


def preset_for(provider_kind: str) -> tuple[str, ...]:
    """Return the least that a kind of provider needs to know; an unknown kind gets the least of all.

    >>> preset_for("company")
    ('name', 'languages', 'occupation')
    >>> preset_for("") == LEAST
    True
    """
    return PRESETS.get(provider_kind, LEAST)


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


def more_than_needed(chosen: tuple[str, ...], provider_kind: str) -> tuple[str, ...]:
    """Return what is disclosed beyond the least that this kind of provider needs.

    >>> more_than_needed(("name", "residence_status"), "company")
    ('residence_status',)
    """
    least = set(preset_for(provider_kind)) | {less for less, more in ONE_OR_OTHER if more in preset_for(provider_kind)}
    return tuple(name for name in chosen if name not in least)


SUGGESTED_MORE: Text = T("More than this kind of service usually needs: {fields}. Is it needed?")
