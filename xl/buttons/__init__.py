"""What a refresh button does, once, for every host.

:func:`refresh` asks each source of the sheet Kilder, checks what it answers
against the table that it fills, and writes the tables of a :class:`Target`: a
workbook file (:mod:`.headless`) or one that is open in Excel (:mod:`.live`, :mod:`.office`).

- :mod:`.kilder`: the table Kilder, read and stamped.
- :mod:`.fitting`: a source's rows as the table has them: columns by name, types, keys.
- :mod:`.changes`: what a refresh changes: rows, totals, and where the user's own cells go.
- :mod:`.report`: what came of it, per source.
- :mod:`.log`: the log file, which names rows and reasons.
"""

from xl.buttons.report import Report, SourceResult
from xl.buttons.run import refresh
from xl.buttons.target import Rows, TableState, Target

__all__ = ["Report", "Rows", "SourceResult", "TableState", "Target", "refresh"]
