"""The order in which a reader of a language looks words up."""

import unicodedata
from functools import cache

# Alphabets whose order the code points do not follow. Letters that are not listed keep their own places after these.
_ALPHABETS = {
    "fa": "اآبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
}
# One letter in several shapes: someone who looks for it does not know which was typed.
_ONE_LETTER = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": "", "‌": "",
     "ß": "ss", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "œ": "oe"}
)  # fmt: skip
_PERSIAN = str.maketrans({"ي": "ی", "ك": "ک", "ى": "ی", "ة": "ه", "أ": "ا", "إ": "ا", "ؤ": "و", "ئ": "ی"})


@cache
def _places(language: str) -> dict[int, str]:
    # Private-use characters keep the order wanted, after the letters of every other alphabet.
    return {ord(letter): chr(0xE000 + place) for place, letter in enumerate(_ALPHABETS[language])}


def collate(words: str, language: str) -> tuple[str, str]:
    """Return a key that sorts words as a reader of the language expects, accents and cases together.

    >>> sorted(["Zoe", "Özil", "Omar", "ali"], key=lambda word: collate(word, "de"))
    ['ali', 'Omar', 'Özil', 'Zoe']
    """
    folded = unicodedata.normalize("NFC", words).casefold()
    base = language.partition("-")[0]
    if base == "fa":
        return folded.translate(_PERSIAN).translate(_places("fa")), folded
    if base in _ALPHABETS:
        return folded.translate(_places(base)), folded
    plain = unicodedata.normalize("NFKD", folded.translate(_ONE_LETTER))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)), folded
