"""What hosts force to be otherwise, read from the one place where it is told: the table of ``docs/hosts.md``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

_PAGE = Path(__file__).parents[3] / "docs" / "hosts.md"


def differences() -> dict[tuple[str, str], list[Any]]:
    """(case, host) -> what the cells of the answer show there instead, row by row; the last one repeats."""
    lines = iter(_PAGE.read_text(encoding="utf-8").splitlines())
    heading = _cells(next(line for line in lines if line.startswith("| Case |")))
    next(lines)
    found = {}
    for line in lines:
        if not line.startswith("|"):
            break
        case, *shown = _cells(line)
        for host, value in zip(heading[1:], shown):
            if host not in ("Answer", "Why") and value:
                found[case, host] = [_value(part) for part in value.split("; ")]
    return found


def _cells(line: str) -> list[str]:
    return [cell.strip().replace("\\|", "|") for cell in line.strip().strip("|").split(" | ")]


def _value(text: str) -> Any:
    """A value as the table writes it: an error or text in backticks, a number, ``(blank)``."""
    if text == "(blank)":
        return None
    return text.strip("`") if text.startswith("`") else float(text)
