"""The refresh of a workbook that Excel hands over, and how far it has come."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any, Final

from pyxl_bench.errors import BenchError
from xl.buttons import refresh
from xl.buttons.office import ScriptBook
from xl.buttons.report import Outcome

FOLDER: Final = "PYXL_BENCH_FOLDER"
"""What relative paths of sources start from; a script is not told where its workbook lies."""


@dataclass
class Progress:
    """How far a refresh has come, told to the task pane."""

    running: bool = False
    step: str = ""
    done: int = 0
    of: int = 0
    lines: list[dict[str, Any]] = field(default_factory=list)
    _lock: Any = field(default_factory=Lock, repr=False)

    def told(self) -> dict[str, Any]:
        """As plain data."""
        with self._lock:
            return {"running": self.running, "step": self.step, "done": self.done, "of": self.of, "lines": self.lines}

    def say(self, **now: Any) -> None:
        """Change what is told."""
        with self._lock:
            for name, value in now.items():
                setattr(self, name, value)


PROGRESS: Final = Progress()
"""The progress of this process."""


def refresh_book(book: Any) -> None:
    """Fetch the sources of a workbook and write its tables, telling how far it has come."""
    PROGRESS.say(running=True, step="Henter kilder", done=0, of=0, lines=[])
    try:
        target = ScriptBook(book, Path(os.environ.get(FOLDER, os.curdir)))
        report = refresh(target, progress=lambda step, at, count: PROGRESS.say(step=step, done=at - 1, of=count))
        PROGRESS.say(step="Færdig.", lines=[
            {"text": f"{result.name}: {result.told}", "good": result.outcome is not Outcome.FAILED}
            for result in report.sources])
    except BenchError as error:
        PROGRESS.say(step="Ikke opdateret.", lines=[{"text": error.message("da"), "good": False}])
    finally:
        PROGRESS.say(running=False)
