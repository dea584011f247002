"""The official HSDS files, where they are at hand: never copied into the project."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

STANDARD = Path(__file__).resolve().parents[3] / "shared" / "standards" / "hsds-3.0"
EXAMPLES = STANDARD / "examples"

with_standard = pytest.mark.skipif(not EXAMPLES.is_dir(), reason="The official HSDS files are not beside the project.")


def validator(schema: str) -> Draft202012Validator:
    """Return a validator of an official schema, with the references among the files resolved."""
    resources = [
        (path.name, Resource.from_contents(json.loads(path.read_text("utf-8")), default_specification=DRAFT202012))
        for path in (STANDARD / "schema").glob("*.json")
    ]
    registry: Registry[Any] = Registry().with_resources(resources)
    wanted = json.loads((STANDARD / "schema" / f"{schema}.json").read_text("utf-8"))
    return Draft202012Validator(wanted, registry=registry, format_checker=FormatChecker())
