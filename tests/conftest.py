"""What all tests share."""

from __future__ import annotations

import os
import shutil

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
"""A law holds or does not, however busy the machine is."""


def needed(program: str, package: str) -> str:
    """A program's path; where it is missing the test stands aside, but never in CI."""
    found = shutil.which(program)
    if found is None:
        reason = f"{program} is not installed: apt install {package}"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@pytest.fixture(scope="session")
def soffice() -> str:
    """LibreOffice, the real spreadsheet that results are held against."""
    return needed("soffice", "libreoffice-calc")
