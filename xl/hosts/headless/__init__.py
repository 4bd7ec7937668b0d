"""The headless host: a whole workbook recalculated without a spreadsheet program.

The formulas run on the embedded engine formualizer, which gets its own copy of
the package; the answers are written back into the user's package surgically.

- :mod:`.rewrite`: formulas as the engine must have them.
- :mod:`.limits`: what the engine cannot be trusted with.
- :mod:`.calls`: calls from the engine to the catalogue.
- :mod:`.model`: the engine's copy of a workbook, and what it answers.
- :mod:`.explain`: what ``WHY`` says.
- :mod:`.recalc`: the run from package to package.
"""

from xl.hosts.headless.recalc import ErrorCell, KeptCell, Recalculated, ShownCall, recalculate

__all__ = ["ErrorCell", "KeptCell", "Recalculated", "ShownCall", "recalculate"]
