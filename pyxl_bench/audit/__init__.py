"""Can printed figures be true, given how they were rounded?

:func:`audit_table` names the cells of a printed cost table that cannot;
:func:`reconciles` says whether parts can add up to a total. The modules:
``rounding`` (what a printed number stands for), ``table`` (the printed table),
``relations`` (a sum that must hold), ``rows`` and ``columns`` (which ones a table
holds), ``means`` (which columns hold means and no sums), ``roles`` (which columns
are own, average and difference), ``suspects`` (which cell is wrong), ``shifts``
(figures one place off), ``wording`` (the findings in words), ``audit`` (all of it
together).
"""

from pyxl_bench.audit.audit import Audit, Finding, audit_table
from pyxl_bench.audit.roles import AVERAGE_WORDS, DIFFERENCE_WORDS, average_column, difference_column, own_column
from pyxl_bench.audit.rounding import decimals_of, reconciles, rounding_interval, table_decimals
from pyxl_bench.audit.table import PrintedTable
from pyxl_bench.audit.wording import relation_in_words

__all__ = [
    "AVERAGE_WORDS",
    "DIFFERENCE_WORDS",
    "Audit",
    "Finding",
    "PrintedTable",
    "audit_table",
    "average_column",
    "decimals_of",
    "difference_column",
    "own_column",
    "reconciles",
    "relation_in_words",
    "rounding_interval",
    "table_decimals",
]
