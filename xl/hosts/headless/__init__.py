"""The headless host: a whole workbook recalculated without a spreadsheet program.

The formulas run on the embedded engine formualizer, which gets its own copy of
the package; the answers are written back into the user's package surgically.

- :mod:`.rewrite`: formulas as the engine must have them.
- :mod:`.limits`: what the engine cannot be trusted with; :mod:`.engine`: what is known of it, as data.
- :mod:`.judge`: what is to be done with each formula.
- :mod:`.copying`: the engine's copy of a workbook.
- :mod:`.calls`: calls from the engine to the catalogue.
- :mod:`.model`: a workbook in the engine, and what it answers.
- :mod:`.keeping`: which cells keep the value that Excel stored.
- :mod:`.explain`: what ``WHY`` says.
- :mod:`.recalc`: the run from package to package; :mod:`.result`: what is told of it.
"""

from xl.hosts.headless.recalc import recalculate
from xl.hosts.headless.result import ErrorCell, KeptCell, Recalculated, ShownCall

__all__ = ["ErrorCell", "KeptCell", "Recalculated", "ShownCall", "recalculate"]
