"""What the records of the directory share: public to every role, in HSDS words, unknown properties unharmed."""

from functools import partial
from typing import Any

from integration_desk.core import fields
from integration_desk.core.fields import Kind
from integration_desk.core.people import EVERY_ROLE, Right, Role, Sensitivity
from integration_desk.core.words import T, Text

EDITORS: frozenset[Role] = frozenset({Role.CASEWORKER, Role.COORDINATOR})

DIRECTORY_READ = Right("directory.read", T("See the directory"), EVERY_ROLE)
DIRECTORY_WRITE = Right("directory.write", T("Change the directory"), EDITORS)
DIRECTORY_IMPORT = Right("directory.import", T("Import a directory"), EDITORS)

text = partial(fields.text, sensitivity=Sensitivity.PUBLIC)
long_text = partial(fields.long_text, sensitivity=Sensitivity.PUBLIC)
name = partial(fields.name, sensitivity=Sensitivity.PUBLIC)
code = partial(fields.code, sensitivity=Sensitivity.PUBLIC)
codes = partial(fields.codes, sensitivity=Sensitivity.PUBLIC)
yes_no = partial(fields.yes_no, sensitivity=Sensitivity.PUBLIC)
link = partial(fields.link, sensitivity=Sensitivity.PUBLIC, loose=True)


def of_kind(label: Text, kind: Kind, **options: Any) -> Any:
    """Declare a public field of any kind."""
    return fields.field(label, kind, sensitivity=Sensitivity.PUBLIC, **options)


def external_id() -> Any:
    """Declare the identifier that the record has in the file it came from, when that is not its id here."""
    return text(T("Identifier at the source"))


def extra() -> Any:
    """Declare the properties that the source gave and the standard does not know: kept and exported unharmed."""
    return of_kind(T("Other properties"), Kind.DATA)
