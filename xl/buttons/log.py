"""The log file: every refresh with its sources, and for those that failed every row and reason."""

from __future__ import annotations

import datetime as dt
import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

from xl.buttons.report import Outcome, Report
from xl.package.errors import FileUnwritable, system_reason

_MAX_BYTES: Final = 2_000_000
_KEPT: Final = 2


def write_log(path: Path, report: Report, now: dt.datetime | None = None) -> None:
    """Add a refresh to a log file; one that has grown large is put aside first.

    Raises:
        FileUnwritable: it cannot be written; the workbook is already as it is to be.
    """
    moment = now or dt.datetime.now()
    try:
        handler = RotatingFileHandler(path, maxBytes=_MAX_BYTES, backupCount=_KEPT, encoding="utf-8", delay=False)
        for level, line in _lines(report):
            record = logging.LogRecord("pyxl-bench", level, "", 0, line, None, None)
            record.levelname = {logging.INFO: "INFO", logging.WARNING: "OBS", logging.ERROR: "FEJL"}[level]
            record.created = moment.timestamp()
            handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s", "%d-%m-%Y %H:%M:%S"))
            handler.emit(record)
        handler.close()
    except OSError as error:
        raise FileUnwritable(value=str(path), **system_reason(error)) from None


def _lines(report: Report) -> list[tuple[int, str]]:
    lines = [
        (
            logging.INFO,
            f"{report.book}: opdatering af {len(report.sources)} {'kilde' if len(report.sources) == 1 else 'kilder'}"
            f"{' (prøvekørsel, intet skrevet)' if report.dry_run else ''}",
        )
    ]
    for source in report.sources:
        failed = source.outcome is Outcome.FAILED
        lines.append(
            (
                logging.ERROR if failed else logging.INFO,
                f"{source.name} ({source.kind}) -> {source.table}: {source.told}; rækker {source.rows_before} -> "
                f"{source.rows_after}; {source.seconds:.1f} s".replace("\n", " "),
            )
        )
        lines += [(logging.INFO, f"{source.name}: {note}") for note in source.notes]
        lines += [
            (logging.INFO, f"{source.name}: {total.column} i alt {_number(total.before)} -> {_number(total.after)}")
            for total in source.changes.totals
        ]
        lines += [
            (logging.WARNING, f"{source.name}: egen celle på udgået række: {cell}") for cell in source.changes.lost
        ]
        lines += [(logging.ERROR, f"{source.name}: {fault}") for fault in source.faults]
    return lines


def _number(number: float) -> str:
    return f"{number:.15g}".replace(".", ",")
