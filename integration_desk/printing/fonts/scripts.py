"""What is known of scripts: the script of a character and of a language, the fitting fonts, the room lines need."""

from functools import cache

from fontTools.unicodedata import script as unicode_script
from fontTools.unicodedata import script_name

NEUTRAL = frozenset({"Zyyy", "Zinh", "Zzzz"})

# Where a language is written in another script than Latin. A script in the tag itself ("ku-Arab") goes before.
_LANGUAGE_SCRIPTS = {
    "Arab": "ar arz apc ary aeb ajp acm ckb fa prs ps ur ug sd bal azb glk lrc ks pnb skr sdh rhg-Arab",
    "Armn": "hy hyw",
    "Beng": "bn as syl ctg",
    "Cyrl": "ru uk be bg mk sr kk ky tg mn ab os ce tt ba cv inh av rue",
    "Deva": "hi mr ne sa bho mai",
    "Ethi": "am ti tig gez byn",
    "Geor": "ka xmf",
    "Grek": "el",
    "Gujr": "gu",
    "Guru": "pa",
    "Hans": "zh yue",
    "Hang": "ko",
    "Hebr": "he yi lad",
    "Jpan": "ja",
    "Khmr": "km",
    "Knda": "kn",
    "Laoo": "lo",
    "Mlym": "ml",
    "Mymr": "my shn mnw ksw",
    "Nkoo": "nqo",
    "Orya": "or",
    "Rohg": "rhg",
    "Sinh": "si",
    "Syrc": "syr aii arc",
    "Taml": "ta",
    "Telu": "te",
    "Tfng": "zgh",
    "Thaa": "dv",
    "Thai": "th",
    "Tibt": "bo dz",
}
_BY_LANGUAGE = {language: script for script, languages in _LANGUAGE_SCRIPTS.items() for language in languages.split()}

_FAMILIES = {
    "Latn": ("Noto Sans",),
    "Cyrl": ("Noto Sans",),
    "Grek": ("Noto Sans",),
    "Hans": ("Noto Sans CJK SC", "Noto Sans SC", "Droid Sans Fallback"),
    "Hani": ("Noto Sans CJK SC", "Noto Sans SC", "Droid Sans Fallback"),
    "Hang": ("Noto Sans CJK KR", "Noto Sans KR"),
    "Hira": ("Noto Sans CJK JP", "Noto Sans JP"),
    "Kana": ("Noto Sans CJK JP", "Noto Sans JP"),
    "Jpan": ("Noto Sans CJK JP", "Noto Sans JP"),
    "Tibt": ("Noto Serif Tibetan",),
}
_FAMILIES_BY_LANGUAGE = {("ur", "Arab"): ("Noto Nastaliq Urdu", "Noto Sans Arabic")}

# The height of a line as a share of the size, for scripts that stack or hang more than Latin does.
_LEADING = {
    "Arab": 1.6,
    "Beng": 1.5,
    "Deva": 1.5,
    "Ethi": 1.45,
    "Gujr": 1.5,
    "Guru": 1.5,
    "Khmr": 1.8,
    "Knda": 1.55,
    "Laoo": 1.65,
    "Mlym": 1.5,
    "Mymr": 1.9,
    "Orya": 1.55,
    "Sinh": 1.5,
    "Taml": 1.5,
    "Telu": 1.6,
    "Thaa": 1.6,
    "Thai": 1.55,
    "Tibt": 1.8,
}
_USUAL_LEADING = 1.38
_NASTALIQ_LEADING = 2.3


@cache
def script_of(character: str) -> str:
    """Return the ISO 15924 code of a character's script; "Zyyy" for what several scripts share."""
    return str(unicode_script(character))


@cache
def language_script(language: str) -> str:
    """Return the script that a language is usually written in, or the one its tag names."""
    parts = language.replace("_", "-").split("-")
    named = next((part.title() for part in parts[1:] if len(part) == 4 and part.isalpha()), "")
    return named or _BY_LANGUAGE.get(parts[0].lower(), "Latn")


@cache
def families_of(script: str, language: str) -> tuple[str, ...]:
    """Return the names of the families that fit a script in a language, the best first."""
    special = _FAMILIES_BY_LANGUAGE.get((language.replace("_", "-").split("-")[0].lower(), script))
    if special:
        return special
    if script in _FAMILIES:
        return _FAMILIES[script]
    name = script_name(script, default="").replace("_", " ")
    return (f"Noto Sans {name}", f"Noto Serif {name}") if name else ()


def leading_of(script: str, family: str) -> float:
    """Return the height of a line of text in a script, as a share of the size."""
    if "Nastaliq" in family:
        return _NASTALIQ_LEADING
    return _LEADING.get(script, _USUAL_LEADING)
