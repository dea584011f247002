"""Where the data files that come with the program lie: beside the package in the source, inside it when installed."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def _folder(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def resource(*parts: str) -> Path:
    """Return the path of a file or folder under ``resources``.

    >>> resource("themes").name
    'themes'
    """
    return _folder("resources").joinpath(*parts)


def translations() -> Path:
    """Return the folder that holds one folder of catalogues for each language.

    >>> translations().name
    'translations'
    """
    return _folder("translations")
