"""Keep the catalogues of translations in step with the texts of the program.

``update`` extracts the texts into translations/{desk,letters}.pot, brings every language's .po up to date and compiles
it, ``compile`` does the last alone; ``check`` tells what is missing or wrong and fails, ``stats`` counts.

The texts are found by the syntax tree and not by Babel's own extractor, which knows no context given by keyword and
could not tell that ``T`` with a second argument is a plural and ``T`` with ``context=`` is not.

A new language is a new folder: ``python packaging/catalogues.py add uk letters``.
"""

import argparse
import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from babel import Locale
from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = ROOT / "translations"
DOMAINS = {"T": "desk", "L": "letters"}
MARKERS = ROOT / "integration_desk" / "core" / "words.py"
PLACE = re.compile(r"\{(\w*)\}")
HEADER = """\
# Translations of Integration Desk.
# This file is distributed under the same licence as the program (GPL-3.0-or-later).
"""
MACHINE_MADE = """\
# Translations of Integration Desk into {language}.
# This file is distributed under the same licence as the program (GPL-3.0-or-later).
# Machine-made, awaiting review by a native reader. Chosen terms: translations/GLOSSARY.md.
"""


class TextError(Exception):
    """A text that cannot be extracted as it is written."""


def _constant(node: ast.expr | None, path: Path) -> str:
    if node is None:
        return ""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    raise TextError(f"{path}:{node.lineno}: a text must be written out, not computed")


def texts_in(path: Path) -> Iterator[tuple[str, str, str, str]]:
    """Give domain, message, plural and context of each text that a Python file marks."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id not in DOMAINS:
            continue
        named = {keyword.arg: keyword.value for keyword in node.keywords}
        places: list[ast.expr | None] = [*node.args, None, None]
        message = _constant(places[0] or named.get("message"), path)
        plural = _constant(places[1] or named.get("plural"), path)
        yield DOMAINS[node.func.id], message, plural, _constant(named.get("context"), path)


def extract() -> dict[str, Catalog]:
    """Return a template for each domain, its texts in the order of their files."""
    templates = {domain: _template() for domain in DOMAINS.values()}
    for path in sorted((ROOT / "integration_desk").rglob("*.py")):
        if path == MARKERS:
            continue
        for domain, message, plural, context in texts_in(path):
            templates[domain].add(
                (message, plural) if plural else message,
                locations=[(path.relative_to(ROOT).as_posix(), 0)],
                context=context or None,
            )
    for words, path in texts_of_sheets():
        templates["letters"].add(words, locations=[(path.relative_to(ROOT).as_posix(), 0)])
    return templates


def texts_of_sheets() -> Iterator[tuple[str, Path]]:
    """Give each sentence of the information sheets with the file that it stands in."""
    for path in sorted((ROOT / "resources" / "sheets").glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        yield data["title"], path
        for part in data["part"]:
            for words in (
                *([part["heading"]] if "heading" in part else []),
                *part.get("text", ()),
                *part.get("list", ()),
            ):
                yield words, path


def _template() -> Catalog:
    return _catalog(None, HEADER, last_translator="nobody yet", language_team="nobody yet")


def _catalog(language: str | None, header: str, *, last_translator: str, language_team: str) -> Catalog:
    return Catalog(
        locale=language,
        project="Integration Desk",
        version="1",
        header_comment=header.strip(),
        charset="utf-8",
        msgid_bugs_address="the issue tracker of the project",
        last_translator=last_translator,
        language_team=language_team,
        fuzzy=False,
    )


def _read(path: Path, locale: str | None = None) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=locale)


def _write(path: Path, catalog: Catalog) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog, width=120, include_lineno=False, ignore_obsolete=True, sort_by_file=True)


def _keys(catalog: Catalog) -> dict[tuple[str, str, str], Message]:
    """Return the messages by singular, plural and context; the header is no message."""
    found = {}
    for message in catalog:
        if message.id:
            singular, plural = message.id if isinstance(message.id, tuple) else (message.id, "")
            found[str(singular), str(plural), message.context or ""] = message
    return found


def catalogues() -> list[tuple[str, str, Path]]:
    """Return language, domain and path of every catalogue."""
    paths = sorted(TRANSLATIONS.glob("*/LC_MESSAGES/*.po"))
    return [(path.parent.parent.name, path.stem, path) for path in paths]


def update() -> None:
    """Extract the texts and bring templates and catalogues up to date."""
    for domain, template in extract().items():
        path = TRANSLATIONS / f"{domain}.pot"
        if path.is_file():
            old = _read(path)
            template.creation_date = old.creation_date  # a date that changes alone is noise in the history
        _write(path, template)
        for language, its_domain, its_path in catalogues():
            if its_domain == domain:
                catalog = _read(its_path, language)
                revised = catalog.revision_date
                catalog.update(template, no_fuzzy_matching=True, update_header_comment=False)
                catalog.revision_date = revised
                _write(its_path, catalog)
    compile_all()


def compile_all() -> None:
    """Write the compiled catalogues beside their sources, where a source checkout finds them at its start."""
    for language, _, path in catalogues():
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, _read(path, language))


def add(language: str, domain: str) -> None:
    """Begin the catalogue of a language."""
    name = Locale.parse(language).get_display_name("en") or language
    catalog = _catalog(
        language,
        MACHINE_MADE.format(language=name),
        last_translator="machine-made, no native reader yet",
        language_team=name,
    )
    catalog.revision_date = catalog.creation_date
    _write(TRANSLATIONS / language / "LC_MESSAGES" / f"{domain}.po", catalog)
    update()


def _forms(message: Message) -> list[str]:
    written = message.string
    return [form or "" for form in written] if isinstance(written, (tuple, list)) else [written or ""]


def _wrong_in(message: Message, plural_forms: int) -> str:
    """Tell what is wrong with a translation, or nothing."""
    sources = [str(source) for source in (message.id if isinstance(message.id, (tuple, list)) else [message.id])]
    forms = _forms(message)
    if message.fuzzy:
        return "is fuzzy"
    if not all(forms):
        return "is not translated"
    if len(forms) != (plural_forms if message.pluralizable else 1):
        return f"has {len(forms)} plural forms, not {plural_forms}"
    wanted = {place for source in sources for place in PLACE.findall(source)}
    for form in forms:
        places = PLACE.findall(form)
        # The forms for none, one and two of something may say the number in words.
        missing = wanted - set(places) - ({"count"} if message.pluralizable else set())
        if missing or set(places) - wanted:
            return f"has the places {sorted(set(places))}, not {sorted(wanted)}"
        if form.count("{") != len(places) or form.count("}") != len(places):
            return "has a stray brace"
        if (form[:1].isspace(), form[-1:].isspace()) != (sources[0][:1].isspace(), sources[0][-1:].isspace()):
            return "begins or ends with a space where the text does not"
    return ""


def problems() -> Iterator[str]:
    """Tell everything that is missing or wrong in templates and catalogues."""
    templates = extract()
    for domain, template in templates.items():
        path = TRANSLATIONS / f"{domain}.pot"
        if not path.is_file() or set(_keys(_read(path))) != set(_keys(template)):
            yield f"{path.name} is out of date: run “make catalogues”"
    for language, domain, path in catalogues():
        name = f"{language}/{domain}.po"
        catalog = _read(path, language)
        wanted, found = _keys(templates[domain]), _keys(catalog)
        for key in wanted:
            if key not in found:
                yield f"{name}: “{key[0]}” is not there: run “make catalogues”"
        for key, message in found.items():
            wrong = _wrong_in(message, catalog.num_plurals)
            if key not in wanted:
                wrong = "is no text of the program: run “make catalogues”"
            if wrong:
                yield f"{name}: “{key[0]}” {wrong}"


def stats() -> None:
    """Print how much of each catalogue is translated."""
    for language, domain, path in catalogues():
        messages = _keys(_read(path, language)).values()
        done = sum(all(_forms(message)) and not message.fuzzy for message in messages)
        print(f"{language:6} {domain:8} {done:5} of {len(messages)}")


def main() -> int:
    """Run the command that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("update", "compile", "check", "stats"):
        commands.add_parser(name)
    adding = commands.add_parser("add")
    adding.add_argument("language")
    adding.add_argument("domain", choices=sorted(DOMAINS.values()))
    arguments = parser.parse_args()
    try:
        if arguments.command == "add":
            add(arguments.language, arguments.domain)
        elif arguments.command == "update":
            update()
        elif arguments.command == "compile":
            compile_all()
        elif arguments.command == "stats":
            stats()
        else:
            found = list(problems())
            print("\n".join(found) if found else "The catalogues are complete.")
            return 1 if found else 0
    except TextError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
