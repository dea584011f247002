"""Language tags: their usual form, their direction, and which language stands in for which.

Tags are BCP 47 (``fa-AF``); the underscore of file names and locales (``fa_AF``) is read as well. Dari is ``fa-AF``.
"""

from functools import cache

ENGLISH = "en"

# Three-letter and older codes of what has a shorter or more usual tag.
_SAME = {
    "ara": "ar", "deu": "de", "ger": "de", "eng": "en", "fas": "fa", "per": "fa", "fra": "fr", "fre": "fr",
    "iw": "he", "in": "id", "kmr": "ku", "mo": "ro-MD", "mol": "ro-MD", "pes": "fa", "prs": "fa-AF", "dari": "fa-AF",
    "pus": "ps", "som": "so", "swh": "sw", "tir": "ti", "tgl": "fil", "tl": "fil", "ukr": "uk", "urd": "ur",
}  # fmt: skip

# Whoever speaks the first can be spoken to in the second. Two neighbours appear only where an interpreter's
# handbook says that the written language is shared; a language of the ruler next door is no stand-in.
_UNDERSTANDS = {
    "acm": "ar", "acq": "ar", "aeb": "ar", "afb": "ar", "ajp": "ar", "apc": "ar", "apd": "ar", "arq": "ar",
    "ars": "ar", "ary": "ar", "arz": "ar", "ayl": "ar", "shu": "ar",
    "aiq": "fa-AF", "haz": "fa-AF",
    "bs": "hr", "cnr": "hr", "sr-Latn": "hr", "sh": "hr",
    "nn": "nb", "no": "nb",
    "pbt": "ps", "pbu": "ps", "pst": "ps",
    "sr-ME": "sr-Latn",
}  # fmt: skip

_RIGHT_TO_LEFT = frozenset({
    "acm", "acq", "aeb", "afb", "aiq", "ajp", "apc", "apd", "ar", "arc", "arq", "ars", "ary", "arz", "ayl", "azb",
    "bal", "bgn", "bqi", "ckb", "dv", "fa", "glk", "haz", "he", "jpr", "jrb", "khw", "ks", "lrc", "mzn", "nqo", "pbt",
    "pbu", "pnb", "ps", "pst", "sam", "sd", "sdh", "shu", "skr", "syc", "syr", "ug", "ur", "yi", "lah",
})  # fmt: skip
_RIGHT_TO_LEFT_SCRIPTS = frozenset({
    "Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi",
})  # fmt: skip
_RIGHT_TO_LEFT_PLACES = frozenset({"uz-AF", "tk-AF", "pa-PK", "kk-CN", "ky-CN", "az-IR", "ms-CC"})


def _shortest(language: str) -> str:
    """Return the two-letter code of a language that has one, as CLDR knows it."""
    if len(language) != 3 or language in _UNDERSTANDS:
        return language
    from babel.core import get_global  # noqa: PLC0415 - the unlock page is painted without Babel

    shorter = get_global("language_aliases").get(language, "")
    return shorter if len(shorter) == 2 else language


@cache
def tag_of(language: str) -> str:
    """Return the usual form of a language tag; empty or unreadable words give English.

    >>> tag_of("fa_af"), tag_of("prs"), tag_of("SR_latn_rs"), tag_of("pol"), tag_of("")
    ('fa-AF', 'fa-AF', 'sr-Latn-RS', 'pl', 'en')
    """
    parts = [part for part in language.strip().replace("_", "-").split("-") if part.isalnum() and part.isascii()]
    if not parts or not parts[0].isalpha():
        return ENGLISH
    first = _SAME.get(parts[0].lower()) or _shortest(parts[0].lower())
    rest = []
    for part in parts[1:]:
        if len(part) == 4 and part.isalpha():
            rest.append(part.title())
        else:
            rest.append(part.upper() if len(part) in (2, 3) else part.lower())
    return first if "-" in first else "-".join([first, *rest])


def script_in(tag: str) -> str:
    """Return the script that a tag names, or nothing.

    >>> script_in("sr-Latn-RS"), script_in("fa-AF")
    ('Latn', '')
    """
    return next((part for part in tag.split("-")[1:] if len(part) == 4 and part.isalpha()), "")


@cache
def direction_of(language: str) -> str:
    """Return ``rtl`` or ``ltr``, from the script when the tag names one, else from the language's usual script.

    >>> direction_of("fa-AF"), direction_of("uk"), direction_of("rhg-Rohg"), direction_of("uz_AF")
    ('rtl', 'ltr', 'rtl', 'rtl')
    """
    tag = tag_of(language)
    script = script_in(tag)
    if script:
        right = script in _RIGHT_TO_LEFT_SCRIPTS
    else:
        right = tag.split("-")[0] in _RIGHT_TO_LEFT or tag in _RIGHT_TO_LEFT_PLACES
    return "rtl" if right else "ltr"


@cache
def fallback(language: str) -> tuple[str, ...]:
    """Return the language itself and those that stand in for it, nearest first, without English at the end.

    >>> fallback("prs"), fallback("ar_SY"), fallback("apc"), fallback("bs")
    (('fa-AF', 'fa'), ('ar-SY', 'ar'), ('apc', 'ar'), ('bs', 'hr'))
    """
    chain: list[str] = []
    tag = tag_of(language)
    while tag and tag not in chain:
        chain.append(tag)
        shorter = tag.rpartition("-")[0]
        tag = _UNDERSTANDS.get(tag) or shorter
    return tuple(chain)
