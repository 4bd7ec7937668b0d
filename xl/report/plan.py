"""Which chapters a report has: what the workbook holds decides."""

from __future__ import annotations

from collections.abc import Iterator

from xl.hosts.headless.result import Progress
from xl.report.benchmark import benchmarks
from xl.report.blocks import Chapter
from xl.report.chapters import (
    drivers,
    groups,
    indicators,
    investments,
    method,
    quadrants,
    savings,
    supervision,
    survival,
    unit_costs,
)
from xl.report.reading import Reading


def chapters(reading: Reading, progress: Progress = lambda step, count: None) -> list[Chapter]:
    """The chapters in their order; none at all where the workbook holds no answers of ours."""
    made = []
    for number, chapter in enumerate(_found(reading), start=1):
        progress("Skriver kapitler", number)
        made.append(chapter)
    return [*made, method.method(reading), method.reservations(reading)] if made else []


def _found(reading: Reading) -> Iterator[Chapter]:
    compared = benchmarks(reading)
    main = compared[0] if compared else None
    persons = main.persons if main else {}
    if main:
        yield from _there(unit_costs.chapter(reading, main), savings.chapter(reading, main))
    yield from _there(savings.spread(reading), drivers.chapter(reading), quadrants.chapter(reading, persons))
    if main:
        yield from groups.chapters(reading, main, compared[1:])
    yield from _there(indicators.chapter(reading), survival.chapter(reading), investments.chapter(reading),
                      supervision.chapter(reading))


def _there(*chapters: Chapter | None) -> Iterator[Chapter]:
    return (chapter for chapter in chapters if chapter is not None)
