"""How names are made comparable across spellings and scripts: folded, romanised, and as a skeleton of consonants.

The full-text tokenizers of SQLite split Devanagari at vowel signs and leave hamza, ł, ı and ß as they are, so text is
folded here and indexed as it comes out. Arabic writes few vowels and its romanisation drops them; the skeleton lets
*Mohammed*, *Muhammad* and *мухаммад* meet محمد.
"""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

SKELETON_MARK = "ǀ"
_BETWEEN = re.compile(r"[\s\-‐‑–—'’ʼ`.,;:·•/()]+")

_LETTERS = str.maketrans(
    {
        **dict.fromkeys("أإآٱٲٳ", "ا"),
        **dict.fromkeys("ىیۍېےئ", "ي"),
        **dict.fromkeys("کڪ", "ك"),
        **dict.fromkeys("ةەھہۀۃ", "ه"),
        "ؤ": "و",
        "ء": "",
        "ـ": "",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ı": "i",
        "ø": "o",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ŋ": "n",
        "\u200c": "",
        "\u200d": "",
    }
)
_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_TOKEN = re.compile(r"[^\W_](?:[^\W_]|[\u0900-\u1aaf\u0300-\u036f])*")
_SOUNDS = (
    ("sch", "s"),
    ("tch", "s"),
    ("sh", "s"),
    ("ch", "s"),
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("dh", "d"),
    ("dj", "j"),
    ("ts", "s"),
    ("tz", "s"),
    ("ck", "k"),
    ("x", "ks"),
)
_ONE_SOUND = str.maketrans({"c": "k", "q": "k", "z": "s", "g": "j", "p": "b"})
_VOWELS = str.maketrans("", "", "aeiouywv'`")


@lru_cache(maxsize=65536)
def fold(words: str) -> str:
    """Return text in lower case without marks, with letters that people mix up made one.

    >>> fold("Łukasz STRAẞE Işık"), fold("مُحَمَّد") == fold("محمد")
    ('lukasz strasse isik', True)
    """
    if words.isascii():
        return words.lower()
    lowered = unicodedata.normalize("NFKD", words.replace("İ", "i").casefold()).translate(_LETTERS)
    kept = (
        character
        for character in lowered
        if not (unicodedata.combining(character) and unicodedata.category(character) == "Mn" and _drops(character))
    )
    return unicodedata.normalize("NFC", "".join(kept))


def _drops(mark: str) -> bool:
    """Vowel signs of Indic scripts are letters to their readers; accents and harakat are not."""
    return mark < "\u0900" or "\u1ab0" <= mark <= "\u1dff" or mark >= "\u20d0"


@lru_cache(maxsize=65536)
def romanise(words: str) -> str:
    """Return text in plain Latin letters, folded: Оксана becomes oksana."""
    folded = fold(words)
    return folded if folded.isascii() else fold(anyascii(folded))


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Return the consonants of one word as they sound, doubled ones once.

    >>> skeleton("Mohammed"), skeleton("Muhammad"), skeleton("мухаммад"), skeleton("محمد")
    ('mhmd', 'mhmd', 'mhmd', 'mhmd')
    """
    sounds = "".join(character for character in romanise(word) if character.isalnum() or character in "'`")
    for written, heard in _SOUNDS:
        sounds = sounds.replace(written, heard)
    bare = sounds.rstrip("h").translate(_ONE_SOUND).translate(_VOWELS)
    return re.sub(r"(.)\1+", r"\1", bare)


def words_of(name: str) -> list[str]:
    """Return the words of a name in any script.

    >>> words_of("Al-Rashid, Mohammed")
    ['Al', 'Rashid', 'Mohammed']
    """
    if name.isalpha():
        return [name]
    return [word for word in _BETWEEN.split(name) if any(character.isalnum() for character in word)]


@lru_cache(maxsize=131072)
def spellings(name: str) -> tuple[tuple[str, str, str], ...]:
    """Return each word of a name as it is compared: folded, romanised, and as a skeleton.

    >>> spellings("Оксана")
    (('оксана', 'oksana', 'ksn'),)
    """
    return tuple((fold(word), romanise(word), skeleton(word)) for word in words_of(name))


@lru_cache(maxsize=131072)
def in_one_order(name: str) -> tuple[str, str]:
    """Return a whole name romanised and as it sounds, each with its words in one order.

    >>> in_one_order("Оксана Ковач")
    ('kovach oksana', 'ks ksn')
    """
    written = " ".join(sorted(romanise(name).split()))
    return written, " ".join(sorted(bones for _, _, bones in spellings(name)))


def tokens(words: str) -> list[str]:
    """Return the words of folded text; marks inside an Indic word keep it whole."""
    return _TOKEN.findall(words)


@lru_cache(maxsize=65536)
def _name_word(word: str) -> frozenset[str]:
    """Return the forms of one folded word of a name."""
    bones = skeleton(word)
    return frozenset({word, *tokens(romanise(word)), *([SKELETON_MARK + bones] if len(bones) > 1 else ())})


def name_terms(name: str) -> frozenset[str]:
    """Return every form under which the words of a name are indexed."""
    words = tokens(fold(name))
    return _name_word(words[0]) if len(words) == 1 else frozenset().union(*map(_name_word, words))


def word_terms(words: str) -> set[str]:
    """Return the forms under which ordinary words are indexed."""
    if words.isascii():
        return set(tokens(words.lower()))
    return {form for word in tokens(fold(words)) for form in (word, *tokens(romanise(word)))}


def number_term(number: str) -> str:
    """Return a number with nothing but letters and digits: C01X-00T47 becomes c01x00t47.

    The (0) in +49 (0)40 is not dialled behind the country's code and goes.
    """
    if number.isascii():
        if number.isalnum():
            return number.lower()
        return "".join(_WORD.findall(number.replace("(0)", "").lower()))
    plain = romanise(number.replace("(0)", ""))
    return plain if plain.isalnum() else "".join(_WORD.findall(plain))


def forget_folded() -> None:
    """Forget every name that was folded: called when a desk is closed or locked."""
    for cached in (fold, romanise, skeleton, spellings, _name_word):
        cached.cache_clear()
