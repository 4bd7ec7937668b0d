"""Write docs/functions.md from the catalogue: ``python docs/functions.py``."""

from __future__ import annotations

from pathlib import Path

from xl.catalogue import Function, functions
from xl.cells import error_code
from xl.example_data import TABLES


def page() -> str:
    """The reference of all worksheet functions, as Markdown."""
    parts = ["# The worksheet functions\n", "Made from the catalogue by `python docs/functions.py`; do not edit.\n"]
    chapter = ""
    for entry in functions().values():
        if entry.chapter.en != chapter:
            chapter = entry.chapter.en
            parts.append(f"## {chapter} / {entry.chapter.da}\n")
        parts.append(section(entry))
    parts.append(
        "## Example data\n\n"
        "The tables that examples name in braces, made up so that answers can be checked in the head.\n"
    )
    for name, rows in TABLES.items():
        parts.append(
            f"`{name}`\n\n"
            + "\n".join(
                "| " + " | ".join(map(str, row)) + " |" + ("\n|" + "---|" * len(row) if number == 0 else "")
                for number, row in enumerate(rows)
            )
            + "\n"
        )
    return "\n".join(parts)


def section(entry: Function) -> str:
    """One function."""
    lines = [
        f"### `{entry.usage()}`\n",
        f"{entry.answers.en}  \n{entry.answers.da}\n",
        "| argument | takes | unit | |",
        "|---|---|---|---|",
    ]
    for p in entry.parameters:
        default = f" (default `{p.shown_default}`)" if p.shown_default else "" if p.required else " (optional)"
        lines.append(
            f"| `{p.name}`{default} | {p.arg.takes.en} | {p.arg.unit.en} | {p.arg.help.en}<br>{p.arg.help.da} |"
        )
    if not entry.parameters:
        lines = lines[:2]
    errors = ", ".join(f"`{error_code(error)}` {error.__name__}" for error in entry.errors)
    examples = "  \n".join(f"`{example.formula}` = `{example.expected}`" for example in entry.examples)
    lines += [
        "",
        f"Answers: {entry.result.en}.  ",
        f"Errors: {errors}.  ",
        f"Source: {entry.source}. Since {entry.since}.\n",
        examples,
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    Path(__file__).with_suffix(".md").write_text(page(), encoding="utf-8")
