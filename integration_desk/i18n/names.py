"""Names of languages, countries and scripts, and which of them are offered."""

from functools import cache

from babel import Locale

from integration_desk.core.words import L, Text
from integration_desk.i18n.tags import tag_of

STATELESS = "XX"

# What CLDR lacks, or names so that an interpreter could be booked for the wrong language.
OWN_LANGUAGES: dict[str, Text] = {
    "acm": L("Mesopotamian Arabic (Iraq)"),
    "apc": L("Levantine Arabic (Syria, Lebanon, Palestine)"),
    "apd": L("Sudanese Arabic"),
    "ckb": L("Kurdish (Sorani)"),
    "haz": L("Hazaragi"),
    "ku": L("Kurdish (Kurmanji)"),
    "mnk": L("Mandinka"),
    "rhg": L("Rohingya"),
}
OWN_COUNTRIES: dict[str, Text] = {STATELESS: L("Stateless")}

# Living languages that centres meet; CLDR also names Akkadian and Klingon.
_OFFERED = """
    aa ab ach ady aeb af ak am apc apd acm ar arq ary arz as av ay az ba bal be bem bg bho bi bm bn bo bs ca ce ceb ckb
    cs cv cy da de din dv dyo dyu dz ee efi el en es et eu fa fa-AF ff fi fil fj fo fon fr fy ga gaa gd gl gn gu
    ha haz he hi hil hmn hr ht hu hy id ig ilo inh is it ja jam jv ka kab kea kg ki kk km kmb kn ko kok kr kri krc ks ku
    kum ky lad lah lb lez lg ln lo lt lu lua luo lv mad mai man mdf men mfe mg min mk ml mn mnk mni mos mr ms mt my nan
    nb nd ne nl nn nr nso nus ny nyn oc om or os pa pag pam pap pcm pl ps pt qu rhg rif rm rn ro rom ru rw sa sat sc sd
    sg shi shn si sk sl sm sn snk so sq sr ss ssy st sv sw syr ta te tem tet tg th ti tig tiv tk tn to tpi tr ts tt tum
    tw ug uk ur uz ve vi war wal wo wuu xh yi yo yue zgh zh zu zza
"""

# Entries of CLDR's list that are no country of ISO 3166.
_NO_COUNTRY = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"})


@cache
def countries() -> tuple[str, ...]:
    """Return the codes of all countries (ISO 3166-1, Kosovo as XK) and of statelessness.

    >>> "SY" in countries(), "XX" in countries(), "EU" in countries()
    (True, True, False)
    """
    codes = (str(code) for code in Locale("en").territories)
    kept = (code for code in codes if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY)
    return tuple(sorted({*kept, STATELESS}))


@cache
def all_languages() -> tuple[str, ...]:
    """Return the tags of the languages that are offered where a language is chosen.

    >>> {"ti", "fa-AF", "ku", "ckb", "rhg"} <= set(all_languages())
    True
    """
    known = Locale("en").languages
    tags = {tag for tag in _OFFERED.split() if tag in OWN_LANGUAGES or tag.replace("-", "_") in known}
    return tuple(sorted(tags))


def plain_english() -> Locale:
    """Return the locale whose names stand in where a language has none."""
    return Locale("en")


@cache
def _language_names(locale: Locale) -> dict[str, str]:
    """Return what a locale calls each language, read once: a booklet asks for thousands."""
    return {str(code): str(name) for code, name in locale.languages.items()}


def cldr_language(locale: Locale, language: str) -> str:
    """Return what CLDR calls a language in a locale, its region or script in brackets, or nothing."""
    tag = tag_of(language)
    names = locale.languages
    if tag.replace("-", "_") in names:
        return str(names[tag.replace("-", "_")])
    first, *rest = tag.split("-")
    if first not in names:
        return ""
    details = [locale.territories.get(part, "") or locale.scripts.get(part, "") for part in rest]
    told = ", ".join(detail for detail in details if detail)
    return f"{names[first]} ({told})" if told else names[first]
