"""The three numbers that matter."""

from __future__ import annotations

from collections.abc import Sequence

from xl.report.blocks import Chapter, Highlight

COUNT = 3


def highlights(chapters: Sequence[Chapter]) -> list[Highlight]:
    """The weightiest number of each chapter, then the next of each, until there are three."""
    ranked = [sorted(chapter.highlights, key=lambda one: -one.weight) for chapter in chapters]
    chosen: list[Highlight] = []
    for turn in range(COUNT):
        chosen += sorted((some[turn] for some in ranked if len(some) > turn), key=lambda one: -one.weight)
    return chosen[:COUNT]
