"""Excel on Windows through xlwings: the user's own Excel, a Python process beside it.

Two ways lead from a cell to the catalogue:

- the add-in ``pyxl_bench.xlam``, which ``pyxl-bench install`` writes: its VBA hands over
  plain values, one message a call, and puts real error values in the cells (:mod:`.addin`);
- xlwings' own import of :mod:`.functions` into a workbook, for those who work that way.

The buttons of a workbook start :mod:`.buttons` in a process of its own and need neither.
"""
