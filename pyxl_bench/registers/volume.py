"""How many full-time persons: the time covered in a period, over the length of the period."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from pyxl_bench.registers.line import Line


def time_covered(line: Line, rows: npt.NDArray[np.bool_], first: int, last: int) -> int:
    """How much of ``first`` to ``last``, both included, the persons are on any of the marked rows.

    Where a person's rows overlap, the time counts once.
    """
    cover = line.cover(rows)
    rank = line.rank_at(cover.start)
    start, stop = np.maximum(line.time(cover.start, rank), first), np.minimum(line.time(cover.stop, rank), last + 1)
    return int(np.maximum(stop - start, 0).sum())
