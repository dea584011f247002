"""The door of the shared parts: every name opens, and none costs the unlock page more than it needs."""

import subprocess
import sys

import pytest

from integration_desk import widgets


@pytest.mark.parametrize("name", widgets.__all__)
def test_every_name_opens(name: str) -> None:
    assert getattr(widgets, name) is not None


def test_a_name_that_is_none_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        _ = widgets.Nothing


def test_the_unlock_page_needs_neither_store_nor_slices_nor_forms() -> None:
    program = (
        "import sys\n"
        "import integration_desk.shell\n"
        "ours = ('store', 'clients', 'directory', 'referrals', 'printing', 'widgets.forms', 'widgets.list_page',"
        " 'widgets.controls', 'i18n.formats', 'i18n.names', 'shell.topbar', 'core.fields')\n"
        "heavy = [f'integration_desk.{name}' for name in ours] + ['babel', 'sqlcipher3', 'argon2', 'cryptography']\n"
        "print([name for name in heavy if name in sys.modules])\n"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
