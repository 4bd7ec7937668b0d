"""A workbook's results as a report that a finance committee reads.

- :mod:`.reading`: the workbook, recalculated, with every call of ours.
- :mod:`.chapters`: what is said of it, a module per chapter.
- :mod:`.sentences`: sentences made from figures by rule.
- :mod:`.charts`: drawings as SVG.
- :mod:`.page`: chapters as one HTML page; :mod:`.pdf` prints it.

Drawing needs the extra ``report``; reading the workbook needs the base alone.
"""

from __future__ import annotations

from xl.hosts.headless.result import Progress
from xl.package.container import Package
from xl.report.errors import ExtraMissing, NothingToReport
from xl.report.settings import Settings


def report(package: Package, settings: Settings, progress: Progress = lambda step, count: None) -> str:
    """The report of a workbook as one HTML page.

    Raises:
        ExtraMissing: the libraries that draw are not installed.
        NothingToReport: the workbook holds no answers of ours.
        PackageError: the workbook cannot be read.
    """
    try:
        from xl.report.page import page
        from xl.report.plan import chapters
    except ModuleNotFoundError as missing:
        raise ExtraMissing(value=missing.name) from None
    from xl.report.chapters.overview import highlights
    from xl.report.reading import Reading

    reading = Reading(package, progress)
    made = chapters(reading, progress)
    if not made:
        raise NothingToReport(value=package.name)
    progress("Sætter siden", 0)
    return page(reading.title, reading.subject, settings, highlights(made), made)
