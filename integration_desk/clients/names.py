"""Names: how a client is called on screen, and whether spellings in two scripts or on two documents agree.

>>> counterpart_missing("Oksana Melnyk", "Оксана Мельник"), counterpart_missing("Oksana Melnyk", "Оксана Петренко")
((), ('Петренко',))
"""

from collections.abc import Iterable, Sequence

import attrs
from rapidfuzz import fuzz

from integration_desk.clients.model import Client, ClientDocument
from integration_desk.core.dates import PartialDate
from integration_desk.core.words import T, Text
from integration_desk.store import fold, in_one_order, romanise, skeleton, words_of

_SHORT_SOUND = 2  # consonants
ALIKE = 60
"""From this likeness (per cent) on, two spellings may be one name; below it the desk asks to compare them."""


def latin_name(client: Client) -> str:
    """Return the name in Latin letters, given names first.

    >>> latin_name(Client(family_name="Hassan", given_names="Amina"))
    'Amina Hassan'
    """
    return " ".join(" ".join((client.given_names, client.family_name)).split())


def display_name(client: Client) -> str:
    """Return the name that stands for a client wherever there is room for one: Latin, else as she writes it.

    >>> display_name(Client(native_name="آمنة حسن")) == "آمنة حسن", display_name(Client(preferred_name="Mina"))
    (True, 'Mina')
    """
    return latin_name(client) or client.native_name.strip() or client.preferred_name.strip() or client.file_number


def short_name(client: Client) -> str:
    """Return the name for undo and status lines, which others may read across the desk.

    >>> short_name(Client(family_name="Hassan", given_names="Amina Noor")), short_name(Client(family_name="Suharto"))
    ('Amina H.', 'Suharto')
    """
    given, family = client.given_names.split(), client.family_name.split()
    if given and family:
        return f"{_cut(given[0])} {family[0][0]}."
    return _cut(" ".join([*given, *family][:1]) or display_name(client))


def _cut(name: str, length: int = 24) -> str:
    return name if len(name) <= length else name[: length - 1] + "…"


def counterpart_missing(latin: str, native: str) -> tuple[str, ...]:
    """Return the words of a native name that no word of the Latin spelling sounds like.

    Han characters are left out: they are read in several languages, and none can be told from the characters.

    >>> counterpart_missing("Mohammed Al-Rashid", "محمد الرشيد"), counterpart_missing("Kenji Tanaka", "田中健二")
    ((), ())
    """
    written = words_of(romanise(latin))
    if not written:
        return ()
    bones = [skeleton(word) for word in written]
    whole = "".join(bones)
    return tuple(
        word
        for word in words_of(native)
        if not any("\u3400" <= character <= "\u9fff" for character in word)
        and _likeness(word, written, bones, whole) < ALIKE
    )


def _likeness(word: str, spellings: Sequence[str], bones: Sequence[str], whole: str) -> float:
    roman, core = romanise(word), skeleton(word)
    best = max(fuzz.ratio(roman, spelling) for spelling in spellings)
    if core:
        best = max(best, fuzz.partial_ratio(core, whole), *(fuzz.ratio(core, bone) for bone in bones))
    return best


def opening(name: str, sound: str) -> str:
    """Return how a name in Latin letters begins whose sound is too short to say much; "" of any other.

    Two such names of one sound are only alike when both begin with a vowel or neither does.

    >>> opening("Amina", "mn"), opening("Minh", "mn"), opening("آمنة", "mn"), opening("Hassan", "hsn")
    ('vowel', 'consonant', '', '')
    """
    first = fold(name.strip()[:1])
    if len(sound.replace(" ", "")) > _SHORT_SOUND or not first.isascii() or not first.isalpha():
        return ""
    return "vowel" if first in "aeiouyw" else "consonant"


def sound_alike(one: str, other: str) -> int:
    """Return how alike two names sound, in per cent, whatever their scripts and the order of their words.

    >>> sound_alike("Mohammed Hassan", "حسن محمد"), sound_alike("Amina Hassan", "Oksana Petrenko") < 50
    (100, True)
    >>> sound_alike("Amina", "Emine"), sound_alike("Amina", "Minh")
    (100, 67)
    """
    (first, first_sound), (second, second_sound) = in_one_order(one), in_one_order(other)
    spelled = fuzz.ratio(first, second)
    if not first_sound.strip() or not second_sound.strip():
        return round(spelled)
    begun = opening(one, first_sound), opening(other, second_sound)
    if all(begun) and begun[0] != begun[1]:
        return round(spelled)
    return round(max(spelled, fuzz.ratio(first_sound, second_sound)))


@attrs.frozen
class Disagreement:
    """Two places that spell or date one person differently; ``field`` is the client's field to look at."""

    field: str
    text: Text


def name_warnings(client: Client) -> tuple[Disagreement, ...]:
    """Return what does not fit between the names of one file: never a reason to refuse, always one to look.

    >>> [str(one.text) for one in name_warnings(Client(given_names="Amina", family_name="Ali", native_name="آمنة حسن"))]
    ['“حسن” sounds like no part of “Amina Ali”. Compare both names with the passport.']
    """
    missing = counterpart_missing(
        f"{latin_name(client)} {client.maiden_name}" if latin_name(client) else "", client.native_name
    )
    if not missing:
        return ()
    text = T("“{words}” sounds like no part of “{name}”. Compare both names with the passport.")
    return (Disagreement("native_name", text.put(words=" ".join(missing), name=latin_name(client))),)


def document_warnings(client: Client, documents: Iterable[ClientDocument]) -> tuple[Disagreement, ...]:
    """Return where a document prints another name or date of birth than the file has.

    >>> passport = ClientDocument(kind="passport", printed_family_name="HASAN", printed_given_names="AMINA")
    >>> [one.field for one in document_warnings(Client(family_name="Hassan", given_names="Amina"), [passport])]
    ['family_name']
    """
    found = []
    for document in documents:
        for field, printed in (
            ("family_name", document.printed_family_name),
            ("given_names", document.printed_given_names),
        ):
            kept = getattr(client, field)
            if printed and kept and not _same_spelling(kept, printed):
                text = T("A document prints “{printed}”, the file says “{kept}”.")
                found.append(Disagreement(field, text.put(printed=printed, kept=kept)))
        if not _same_birth(client.birth_date, document.printed_birth_date):
            text = T("A document prints {printed} as date of birth, the file says {kept}.")
            put = text.put(printed=document.printed_birth_date, kept=client.birth_date)
            found.append(Disagreement("birth_date", put))
    return tuple(dict.fromkeys(found))


def _same_spelling(kept: str, printed: str) -> bool:
    """Compare as a zone spells: Ü becomes UE or U, hyphens and apostrophes are gone (ICAO 9303-3, section 6)."""
    one, other = (words_of(fold(name)) for name in (kept, printed))
    if sorted(one) == sorted(other) or "".join(one) == "".join(other):
        return True
    return "".join(words_of(fold(_as_zone(kept)))) == "".join(other)


def _as_zone(name: str) -> str:
    spelled = name.casefold()
    for letter, written in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ø", "oe"), ("å", "aa"), ("æ", "ae"), ("ß", "ss")):
        spelled = spelled.replace(letter, written)
    return spelled


def _same_birth(kept: PartialDate | None, printed: PartialDate | None) -> bool:
    return kept is None or printed is None or kept.agrees(printed)
