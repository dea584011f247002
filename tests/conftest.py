"""What every test gets."""

import gc
import os
from collections.abc import Iterator

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"

pytest_plugins = ["tests.desks", "tests.windows"]


@pytest.fixture(autouse=True)
def collected() -> Iterator[None]:
    """Collect garbage between tests where a window has switched automatic collection off."""
    yield
    if not gc.isenabled():
        gc.collect(1)
