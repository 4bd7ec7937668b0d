"""A catalogue entry as plain data, for machines and for pages."""

from __future__ import annotations

from typing import Any

from xl.catalogue import Function


def described(entry: Function) -> dict[str, Any]:
    """A catalogue entry as plain data."""
    return {
        "name": entry.name,
        "usage": entry.usage(),
        "chapter": entry.chapter._asdict(),
        "answers": entry.answers._asdict(),
        "result": entry.result._asdict(),
        "arguments": [
            {
                "name": p.name,
                "required": p.required,
                "default": p.shown_default,
                "takes": p.arg.takes._asdict(),
                "unit": p.arg.unit._asdict(),
                "help": p.arg.help._asdict(),
            }
            for p in entry.parameters
        ],
        "errors": [error.__name__ for error in entry.errors],
        "examples": [example._asdict() for example in entry.examples],
        "source": entry.source,
        "since": entry.since,
    }
