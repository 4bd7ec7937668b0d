"""Why a calculation refuses: one class per reason.

Four families say what kind of refusal it is; a host gives each family its own
mark (a spreadsheet shows ``#VALUE!``, ``#N/A``, ``#DIV/0!`` and ``#NUM!``).
Every error tells what is wrong, where (argument, row, value) and what to do,
in English and in Danish.
A module holds a family.
"""

from pyxl_bench.errors.base import *  # noqa: F403
from pyxl_bench.errors.malformed import *  # noqa: F403
from pyxl_bench.errors.missing import *  # noqa: F403
from pyxl_bench.errors.outside_domain import *  # noqa: F403
from pyxl_bench.errors.zero_denominator import *  # noqa: F403
