"""Asking the search index: typed words become full-text queries, the strictest first."""

from integration_desk.store.folding import SKELETON_MARK, fold, number_term, romanise, skeleton, tokens

MOST_WORDS = 8
_SHORTEST_SKELETON, _SHORTEST_NUMBER = 3, 3


def quoted(token: str, *, prefix: bool = False) -> str:
    """Return the query for a term, whole or as a beginning."""
    return f'"{token}"' + ("*" if prefix else "")


def _spelled(word: str, *, prefix: bool) -> str:
    """Return the query for a word as it is written, whole or as a beginning."""
    folded = fold(word)
    forms = {folded, *tokens(romanise(folded))}
    return "(" + " OR ".join(quoted(form, prefix=prefix) for form in sorted(forms) if form) + ")"


def sound_of(word: str) -> str:
    """Return the term for how a word sounds, or "" when it is too short to tell."""
    folded = fold(word)
    bones = skeleton(folded)
    if len(folded) < _SHORTEST_SKELETON or len(bones) < 2 or any(character.isdigit() for character in folded):
        return ""
    return SKELETON_MARK + bones


def _sounding(word: str, *, prefix: bool = True) -> str:
    heard = sound_of(word)
    return quoted(heard, prefix=prefix) if heard else ""


def _alternatives(word: str, *, prefix: bool = True) -> str:
    folded = fold(word)
    forms = {folded, *tokens(romanise(folded))}
    found = [quoted(form, prefix=prefix) for form in sorted(forms) if form]
    found += filter(None, [_sounding(word, prefix=prefix)])
    return "(" + " OR ".join(found) + ")"


def number_forms(words: str) -> list[str]:
    """Return the forms of a typed number: as it is, and without the zeros that stand for a country or an area."""
    plain = number_term(words)
    if len(plain) < _SHORTEST_NUMBER or not any(character.isdigit() for character in plain):
        return []
    forms = {plain}
    if plain.isdigit():
        forms |= {plain.removeprefix("00"), plain.removeprefix("0")}
    return [form for form in sorted(forms) if len(form) >= _SHORTEST_NUMBER]


def _number_alternatives(words: str) -> list[str]:
    return [quoted(form, prefix=True) for form in number_forms(words)]


def match_expression(words: str) -> str:
    """Return the full-text query for words as they were typed, or "" when nothing can be searched."""
    typed = tokens(fold(words))[:MOST_WORDS]
    parts = []
    if typed:
        parts.append("(" + " AND ".join(_alternatives(word) for word in typed) + ")")
    parts += _number_alternatives(words)
    return " OR ".join(parts)


def match_expressions(words: str) -> list[str]:
    """Return full-text queries from the strictest to the widest: the very words, the last begun, all begun, by sound.

    Together they find what ``match_expression`` finds. Numbers count as begun from the start: nobody types a whole one.
    """
    widest = match_expression(words)
    if not widest:
        return []
    typed = tokens(fold(words))[:MOST_WORDS]
    numbers = _number_alternatives(words)
    whole = [_spelled(word, prefix=False) for word in typed]
    begun = [_spelled(word, prefix=True) for word in typed]
    steps = (whole, [*whole[:-1], *begun[-1:]], begun) if typed else ()
    found = [" OR ".join(["(" + " AND ".join(step) + ")", *numbers]) for step in steps]
    if len(typed) == 1:  # what is spelled so was asked for by then
        widest = _sounding(typed[0])
    return list(dict.fromkeys(filter(None, [*found, widest])))


def finished_expressions(words: str) -> list[str]:
    """Return full-text queries for whole words: as they are written, then as they sound.

    A beginning of more than three letters makes the engine merge the rows of every word that begins so; whole words
    are looked up.
    """
    typed = tokens(fold(words))[:MOST_WORDS]
    numbers = _number_alternatives(words)
    steps = [[_spelled(word, prefix=False) for word in typed], [_alternatives(word, prefix=False) for word in typed]]
    found = [" OR ".join(["(" + " AND ".join(step) + ")", *numbers]) for step in steps] if typed else []
    return list(dict.fromkeys(found))
