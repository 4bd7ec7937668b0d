"""What all tests share."""

from __future__ import annotations

import os
import shutil

import pytest
from hypothesis import settings

# How long an example takes says nothing of whether it holds; in CI every run tries the same examples.
settings.register_profile("ci", deadline=None, derandomize=True)
settings.register_profile("desk", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


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
    return needed("soffice", "libreoffice-calc python3-uno")
